Feature: Refusals in both dialects
  The same condition has the same status for everybody and a word of its own in each dialect.

  @ERR-023 @must @server
  Rule: All workers of the request were lost
    Scenario Outline: A <route>
      Given the request for a <route> of "llama" has been requeued 3 times
      And worker "ada" serves "llama"
      And the request is in flight on "ada"
      When worker "ada" is lost
      Then the request is refused with 503 "requeue_exhausted" of type "overloaded_error"

      Examples:
        | route           |
        | chat completion |
        | message         |

  @ERR-024 @must @server
  Rule: The server is draining
    Scenario Outline: A <route>
      Given worker "ada" serves "llama"
      And request "old" for "llama" is in flight on "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And a client asks for a <route> of "llama"
      Then the request is refused with 503 "draining" of type "overloaded_error"

      Examples:
        | route       |
        | response    |
        | token count |

  @ERR-025 @must @server @beside-the-wire
  Rule: The provider is disabled
    Scenario Outline: A <route>
      Given worker "ada" serves "llama"
      When an operator disables provider "local"
      And a client asks for a <route> of "llama"
      Then the request is refused with 503 "provider_disabled" of type "overloaded_error"

      Examples:
        | route      |
        | completion |
        | embedding  |
        | message    |

  @ERR-027 @must @server
  Rule: The wait was too long
    Scenario Outline: A <route>
      Given the server's queue timeout is "1"
      When a client asks for a <route> of "llama"
      Then the request is refused with 504 "queue_timeout" of type "timeout_error"

      Examples:
        | route      |
        | completion |
        | embedding  |
        | message    |

  @ERR-028 @must @server
  Rule: The answer took too long
    Scenario Outline: A <route>
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When a client asks for a <route> of "llama"
      And the request is in flight on "ada"
      Then the request is refused with 504 "request_timeout" of type "timeout_error"

      Examples:
        | route           |
        | chat completion |
        | message         |
