Feature: Every route refuses alike

  @ERR-018 @must @server
  Rule: A full queue tells when to come back
    Scenario Outline: One too many, a <route>
      Given the server's queue length is "1"
      And request "one" for "llama" is queued
      When a client asks for a <route> of "llama"
      Then the request is refused with 429 "queue_full" of type "rate_limit_error"
      And the answer to the request has a "retry-after"

      Examples:
        | route       |
        | completion  |
        | embedding   |
        | response    |
        | token count |

  @ERR-021 @must @server
  Rule: A worker's error ends the request
    Scenario Outline: The model fell over in a <route>
      Given worker "ada" serves "llama"
      When a client asks for a <route> of "llama"
      And the request is in flight on "ada"
      And the worker of the request reports an error
      Then the request is refused with 502 "backend_error" of type "api_error"

      Examples:
        | route       |
        | completion  |
        | embedding   |
        | message     |
        | response    |
        | token count |

  @ERR-020 @must @server
  Rule: An answer that is no HTTP answer is refused
    Scenario Outline: A <route> is answered with a status of <status>
      Given worker "ada" serves "llama"
      When a client asks for a <route> of "llama"
      And the request is in flight on "ada"
      And the worker of the request answers <status> "{}"
      Then the request is refused with 502 "backend_error" of type "api_error"

      Examples:
        | route           | status |
        | chat completion | 999    |
        | message         | 0      |
