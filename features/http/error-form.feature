Feature: The form of errors

  @ERR-001 @must @server
  Rule: An error is JSON and says so
    Scenario Outline: <target>
      When a client gets "<target>"
      Then the request is refused in the dialect of its route

      Examples:
        | target               |
        | /                    |
        | /v1/models/none      |
        | /v1/models/%20       |
        | /v1/messages         |

    Scenario Outline: No HTTP request: <target>
      When a client gets "<target>"
      Then the request is answered one of "<statuses>"
      And the request is refused in JSON

      # no clause says whether the address is read before it is looked up
      Examples:
        | target                    | statuses |
        | /nowhere?a=%zz            | 400, 404 |
        | /v1/chat/completions?b=%1 | 400, 405 |
        | /v1/models/%zz            | 400, 404 |

    Scenario: A method that is none
      When a client sends a chat completion that is no HTTP request
      Then the request is answered one of "400, 405, 501"
      And the request is refused in JSON

  @ERR-004 @must @server
  Rule: An Anthropic error names the id in its header
    Scenario: An unusable body
      When a client asks for a message of "llama" without the field "model"
      Then the error of the request names the id in its header

    Scenario: A wait that was too long
      Given the server's queue timeout is "1"
      When a client asks for a token count of "llama"
      Then the error of the request names the id in its header

  @ERR-005 @should @server
  Rule: The type is the same word in both dialects
    Scenario Outline: An unusable <route>
      When a client asks for a <route> of "llama" without the field "model"
      Then the error of the request has the type "invalid_request_error"

      Examples:
        | route           |
        | chat completion |
        | message         |

    Scenario Outline: <target>
      When a client gets "<target>"
      Then the error of the request has the type "not_found_error"

      Examples:
        | target               |
        | /nowhere             |
        | /v1/chat/completions |
        | /v1/messages         |

    Scenario Outline: A <route> that nobody took
      Given the server's queue timeout is "1"
      When a client asks for a <route> of "llama"
      Then the error of the request has the type "timeout_error"

      Examples:
        | route    |
        | response |
        | message  |
