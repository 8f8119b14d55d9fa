Feature: The client goes away after the worker's last word

  @CAN-011 @must @server
  Rule: Nobody is told, and the slot has been free all along
    Scenario Outline: A <what>
      Given worker "ada" serves "llama"
      And a client asks for a <what> of "llama"
      And the request is in flight on "ada"
      And the worker of the request answers 200 "{}"
      And the request is answered 200
      When the client of the request goes away
      Then the request is not cancelled at "ada"
      And request "next" for "llama" is in flight on "ada"

      Examples:
        | what                     |
        | chat completion          |
        | message                  |
        | response                 |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |

    Scenario Outline: A <what> that came in pieces
      Given worker "ada" serves "llama"
      And the request for a <what> of "llama" has received "event: a\ndata: 1\n\n" from "ada"
      And the worker of the request ends the stream
      And the request is answered 200
      When the client of the request resets its connection
      Then the request is not cancelled at "ada"
      And request "next" for "llama" is in flight on "ada"

      Examples:
        | what                     |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |

    Scenario: It has not read its answer yet
      Given worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      And the worker of the request sends "data: 1\n\n"
      And the worker of the request ends the stream
      And worker "ada" gets a pong for its ping
      When the client of the request resets its connection
      Then the request is not cancelled at "ada"
