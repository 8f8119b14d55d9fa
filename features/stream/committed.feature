Feature: Failures after a comment
  The status is out, so the stream has to say it.

  @STR-036 @must @server
  Rule: After a comment every failure is an error event of the route
    Scenario Outline: The worker refuses a <route>
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama"
      And a client asks for a streamed <route> of "llama"
      And the request is in flight on "ada"
      And the request receives a comment
      When the worker of the request answers 429 "<body>"
      Then the answer to the request begins with 200
      And the stream of the request ends with one <route> error

      Examples:
        | route           | body                                                                                  |
        | chat completion | slow down                                                                             |
        | response        | slow down                                                                             |
        | message         | slow down                                                                             |
        | chat completion | {\"detail\":\"slow down\"}                                                             |
        | chat completion | {\"error\":{\"message\":\"slow down\",\"type\":\"x\",\"param\":null,\"code\":\"x\"}}     |
        | response        | {\"error\":{\"message\":\"slow down\",\"type\":\"x\",\"param\":null,\"code\":\"x\"}}     |
        | message         | {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}} |

    Scenario: The worker is lost for good
      Given the server's keep-alive is "0.2"
      And a client asks for a streamed message of "llama"
      And the queue holds 1 request
      And the request receives a comment
      When 4 workers serve "llama" and are lost with the request, one after the other
      Then the stream of the request ends with one message error "overloaded_error"
