Feature: The client goes away before the first byte

  @CAN-002 @must @server
  Rule: A unary request is cancelled
    Scenario Outline: A <what>
      Given worker "ada" serves "llama"
      And worker "bob" serves "qwen"
      And a client asks for a <what> of "llama"
      And the request is in flight on "ada"
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"
      And worker "ada" is told nothing more
      And worker "bob" has got no "cancel"

      Examples:
        | what            |
        | chat completion |
        | message         |
        | response        |

  @CAN-003 @must @server
  Rule: A stream is cancelled
    Scenario Outline: A <what>
      Given worker "ada" serves "llama"
      And worker "bob" serves "qwen"
      And a client asks for a <what> of "llama"
      And the request is in flight on "ada"
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"
      And worker "ada" is told nothing more
      And worker "bob" has got no "cancel"

      Examples:
        | what                     |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |

    Scenario: After a comment
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      And the request receives a comment
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"
