Feature: A cancelled request's slot

  @CAN-008 @must @server
  Rule: The slot is free at once
    Scenario: The worker says nothing
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      When the client of request "one" goes away
      And a client asks for "llama" as request "two"
      Then request "two" is in flight on "ada"

    Scenario: The worker tells its load before it reads the cancel
      Given the server's heartbeat interval is "1"
      And worker "ada" serves "llama"
      And worker "ada" answers no more pings
      And request "one" for "llama" is in flight on "ada"
      And worker "ada" gets a "ping"
      When the client of request "one" goes away
      And request "one" is cancelled at "ada" because of "client_disconnect"
      And worker "ada" sends
        """
        {"type":"pong","current_load":1}
        """
      And a client asks for "llama" as request "two"
      Then request "two" is in flight on "ada"

    Scenario: A models update that crosses the cancel counts no request that is over
      Given the server's heartbeat interval is "60"
      And worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      When the client of request "one" goes away
      And request "one" is cancelled at "ada" because of "client_disconnect"
      And worker "ada" sends
        """
        {"type":"models_update","models":["llama"],"current_load":1}
        """
      And a client asks for "llama" as request "two"
      Then request "two" is in flight on "ada"

    Scenario Outline: Before the first byte of a <what>
      Given worker "ada" serves "llama"
      And a client asks for a <what> of "llama"
      And the request is in flight on "ada"
      When the client of the request goes away
      Then request "next" for "llama" is in flight on "ada"

      Examples:
        | what                     |
        | chat completion          |
        | message                  |
        | response                 |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |

    Scenario Outline: In the middle of a <what>
      Given worker "ada" serves "llama"
      And the request for a <what> of "llama" has received "event: a\ndata: 1\n\n" from "ada"
      When the client of the request goes away
      Then request "next" for "llama" is in flight on "ada"

      Examples:
        | what                     |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |

  @CAN-009 @must @server
  Rule: The next request follows at once
    Scenario: It waited for the slot
      Given worker "ada" serves "llama"
      And request "one" for a stream of "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When the client of request "one" goes away
      Then request "two" is in flight on "ada" within 10 ms

  @CAN-010 @must @server
  Rule: Late frames are dropped
    Scenario: The next client does not see them
      Given worker "ada" serves "llama"
      And request "one" for a stream of "llama" is in flight on "ada"
      And request "two" for a stream of "llama" is queued
      When the client of request "one" goes away
      And request "two" is in flight on "ada"
      And worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{request "one"}","chunk":"data: late\n\n"}
        """
      And the worker of request "two" sends "data: 2\n\n"
      Then request "two" has received "data: 2\n\n"

  @CAN-011 @must @server
  Rule: A completed request is not cancelled
    Scenario: The client leaves with its answer
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{}"
      And the request is answered 200
      And the client of the request goes away
      Then the request is not cancelled at "ada"
