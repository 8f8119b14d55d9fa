Feature: The client goes away between the first and the last byte

  @CAN-004 @must @server
  Rule: The request is cancelled
    Scenario Outline: A <what>
      Given worker "ada" serves "llama"
      And worker "bob" serves "qwen"
      And the request for a <what> of "llama" has received "event: a\ndata: 1\n\n" from "ada"
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"
      And worker "ada" is told nothing more
      And worker "bob" has got no "cancel"

      # the last three are answered in pieces though nobody asked for a stream
      Examples:
        | what                     |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |
        | chat completion          |
        | message                  |
        | response                 |

    Scenario: A reset connection
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the client of the request resets its connection
      Then the request is cancelled at "ada" because of "client_disconnect"
