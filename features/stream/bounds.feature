Feature: Bounds of a stream

  @STR-020 @must @server
  Rule: Beyond its ceiling a stream ends with an error event
    Scenario Outline: <route>
      Given the server's stream limit is "1000"
      And worker "ada" serves "llama"
      And the request for a streamed <route> of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request sends an event of 1000 bytes
      Then the stream of the request ends with one <route> error
      And the request is cancelled at "ada" for a reason of the contract
      And request "next" for "llama" is in flight on "ada"

      Examples:
        | route           |
        | chat completion |
        | response        |
        | message         |

  @STR-044 @must @server
  Rule: The ceiling can be set
    Scenario: A byte below it
      Given the server's stream limit is "1000"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends an event of 999 bytes
      And the worker of the request ends the stream
      Then the whole answer to the request has 999 bytes

    Scenario: At it, in two pieces
      Given the server's stream limit is "1000"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends an event of 600 bytes
      And the worker of the request sends an event of 400 bytes
      And the worker of the request ends the stream
      Then the whole answer to the request has 1000 bytes

    Scenario: A byte above it
      Given the server's stream limit is "1000"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends an event of 600 bytes
      And the worker of the request sends an event of 401 bytes
      Then the stream of the request ends with one chat completion error

  @STR-040 @must @server
  Rule: What waits for one client is bounded
    Scenario: A client that does not read, and the usual bound
      Given worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends up to 100 MB for the request, each when the last one is read
      Then it could send less than 32 MB
