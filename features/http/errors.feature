Feature: Errors in the caller's dialect

  @ERR-002 @must @server
  Rule: OpenAI routes
    Scenario: A model is missing
      When a client sends a chat completion with the body
        """
        {"messages":[]}
        """
      Then the request is answered with the OpenAI error 400 "invalid_request" "invalid_request_error"

  @ERR-003 @must @server
  Rule: Anthropic routes
    Scenario: A model is missing
      When a client sends a message with the body
        """
        {"messages":[]}
        """
      Then the request is answered with the Anthropic error 400 "invalid_request_error"

  @ERR-008 @must @server
  Rule: A body that is not usable is refused
    Scenario: Many ways to be wrong
      When a server
      Then each of these bodies is answered 400 "invalid_request"
        | {"model":"llama"                |
        | [{"model":"llama"}]             |
        | "llama"                         |
        | {}                              |
        | {"model":""}                    |
        | {"model":null}                  |
        | {"model":7}                     |
        | {"model":["llama"]}             |
        | {"model":"llama","stream":"no"} |
        | {"model":"llama","stream":1}    |

  @STR-049 @must @server
  Rule: A body that is not UTF-8 is refused
    Scenario: One damaged byte
      When a client sends a chat completion that is not UTF-8
      Then the request is answered 400 "invalid_request"

  @ERR-014 @must @server
  Rule: An unknown route is not found
    Scenario: A typing error
      When a client gets "/v1/chat/completion"
      Then the request is answered 404 "not_found"

  @ERR-015 @must @server
  Rule: Another method is not allowed
    Scenario: A GET where a POST belongs
      When a client gets "/v1/chat/completions"
      Then the request is answered 405 "method_not_allowed"
      And the answer to the request has "POST" among its "allow"

  @ERR-018 @must @server
  Rule: A full queue tells when to come back
    Scenario: The second of one
      Given the server's queue length is "1"
      And request "one" for "llama" is queued
      When a client asks for a message of "llama"
      Then the request is answered with the Anthropic error 429 "rate_limit_error"
      And the answer to the request has a "retry-after"

  @ERR-021 @must @server
  Rule: A worker's error ends the request
    Scenario: The model fell over
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request reports an error
      Then the request is answered with the OpenAI error 502 "backend_error" "api_error"
