Feature: The client goes away while its request is queued

  @CAN-001 @must @server
  Rule: Whatever was asked for is never dispatched
    Scenario Outline: A <what>
      Given worker "ada" serves "llama"
      And request "running" for "llama" is in flight on "ada"
      And a client asks for a <what> of "llama"
      And the queue holds 1 request
      When the client of the request goes away
      And the queue holds 0 requests
      And request "next" for "llama" is queued
      And the worker of request "running" answers 200 "{}"
      Then request "next" is in flight on "ada"
      And the request never reaches "ada"
      And worker "ada" has got no "cancel"

      Examples:
        | what                     |
        | chat completion          |
        | message                  |
        | response                 |
        | streamed chat completion |
        | streamed message         |
        | streamed response        |

    Scenario: After a comment
      Given the server's keep-alive is "0.2"
      And the request for a stream of "llama" is queued
      And the request receives a comment
      When the client of the request goes away
      And the queue holds 0 requests
      And worker "ada" serves "llama"
      Then worker "ada" has got no request
