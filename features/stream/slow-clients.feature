Feature: Slow clients

  @STR-041 @must @server
  Rule: Who stays behind by the bound for longer than the write timeout is given up
    Scenario: It does not read
      Given the server's stream buffer is "4000000"
      And the server's write timeout is "2"
      And worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends 12 MB for the request
      Then the request is cancelled at "ada" after 2.0 s
      And the request is cancelled at "ada" because of "client_disconnect"
      And the client of the request begins to read
      And the connection of the request breaks

    Scenario: It catches up in time
      Given the server's stream buffer is "4000000"
      And the server's write timeout is "5"
      And worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends 12 MB for the request
      And the client of the request begins to read
      And the worker of the request ends the stream
      Then the whole answer to the request has 12000000 bytes

  @STR-042 @must @server
  Rule: Who falls behind by four times the bound is given up at once
    Scenario: Long before the write timeout
      Given the server's stream buffer is "1000000"
      And the server's write timeout is "60"
      And worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends up to 40 MB for the request, each when the last one is read
      Then it could send less than 20 MB
      And the request is cancelled at "ada" because of "client_disconnect"
      And the client of the request begins to read
      And the connection of the request breaks

  @STR-043 @must @server
  Rule: A slow client delays no other stream of its worker
    Scenario: Far behind, but not too far
      Given the server's stream buffer is "4000000"
      And the server's write timeout is "60"
      And worker "ada" serves "llama" with 2 slots
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      And worker "ada" sends 12 MB for the request
      When request "other" for a stream of "llama" is in flight on "ada"
      Then request "other" receives each of 30 events within 1000 ms
      And the request is not cancelled at "ada"

  @STR-045 @should @server
  Rule: The limits can be set
    Scenario Outline: A body of <size> at a limit of 2000
      Given the server's body limit is "2000"
      And worker "ada" serves "llama"
      When a client asks for "llama" with a body of <size> bytes
      Then <outcome>

      Examples:
        | size | outcome                                            |
        | 1999 | the request is in flight on "ada"                  |
        | 2000 | the request is in flight on "ada"                  |
        | 2001 | the request is answered 413 "request_too_large"    |

    Scenario Outline: A message of <size> at a limit of 70000
      Given the server's body limit is "60000"
      And the server's message limit is "70000"
      And worker "ada" serves "llama"
      When worker "ada" sends a pong of <size> bytes
      Then <outcome>

      Examples:
        | size  | outcome                                           |
        | 69999 | worker "ada" is still connected                   |
        | 70000 | worker "ada" is still connected                   |
        | 70001 | worker "ada" is closed with 1009 "message too big" |

  @STR-048 @must @server
  Rule: A message may be longer than a request body
    Scenario: An answer of 33 MiB
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers with a body of 34603008 bytes
      Then the whole answer to the request has 34603008 bytes
