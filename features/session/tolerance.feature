Feature: Tolerance after the registration
  Peers of other versions and late messages harm nobody.

  @REG-056 @must @server
  Rule: An unknown type is ignored
    Scenario: A message of the future
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"telemetry","temperature":71}
        """
      Then worker "ada" is still connected
      And the request is not answered yet

  @REG-012 @must @server
  Rule: Unknown fields are ignored
    Scenario: A richer completion
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"watts":300,"type":"response_complete","request_id":"{the request}","status_code":200,"body":"ok","cost":{"cents":1}}
        """
      Then the request is answered 200 with exactly "ok"

  @REG-016 @must @server
  Rule: An explicit null reads as absent
    Scenario: All that is optional is null
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"body":null,"headers":null,"token_counts":null}
        """
      Then the request is answered 200 with exactly ""

  @REG-018 @must @server
  Rule: A message may come in fragments with pings between them
    Scenario: Seven pieces
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends in 7 fragments with pings between them
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"body":"naïve 🚀"}
        """
      Then the request is answered 200 with exactly "naïve 🚀"

  @REG-057 @must @server
  Rule: A message for a finished request is ignored
    Scenario Outline: <message> after the end
      Given worker "ada" serves "llama" with 2 slots
      And request "other" for "llama" is in flight on "ada"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "once"
      And worker "ada" sends
        """
        {"type":"<type>","request_id":"{the request}",<rest>}
        """
      Then the request is answered 200 with exactly "once"
      And worker "ada" is still connected
      And request "other" is not answered yet
      And the worker of request "other" answers 200 "mine"
      And request "other" is answered 200 with exactly "mine"

      Examples:
        | message      | type              | rest                                    |
        | A chunk      | response_chunk    | "chunk":"twice"                         |
        | A completion | response_complete | "status_code":200,"body":"twice"        |
        | An error     | error             | "code":"backend_error","message":"late" |

  @REG-060 @must @server
  Rule: A message for an id that was never given out is ignored
    Scenario Outline: <message> by guess
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"<type>","request_id":"request-1",<rest>}
        """
      Then worker "ada" is still connected
      And the request is not answered yet
      And the worker of the request answers 200 "mine"
      And the request is answered 200 with exactly "mine"

      Examples:
        | message      | type              | rest                                     |
        | A chunk      | response_chunk    | "chunk":"hello"                          |
        | A completion | response_complete | "status_code":200,"body":"hello"         |
        | An error     | error             | "code":"backend_error","message":"hello" |
