Feature: Foreign and late messages
  A worker speaks for the requests that it holds and for no others.

  @REG-059 @must @server
  Rule: A message for a request that another worker holds changes nothing
    Scenario Outline: A foreign <message>
      Given workers "ada" and "bob" serve "llama"
      And the request for "llama" is in flight on "ada"
      When worker "bob" sends
        """
        {"type":"<type>","request_id":"{the request}",<rest>}
        """
      Then the request is not answered yet
      And the worker of the request answers 200 "mine"
      And the request is answered 200 with exactly "mine"

      Examples:
        | message    | type              | rest                                     |
        | chunk      | response_chunk    | "chunk":"stolen"                         |
        | completion | response_complete | "status_code":200,"body":"stolen"        |
        | error      | error             | "code":"backend_error","message":"wrong" |

  @REG-058 @must @server
  Rule: A message for a cancelled request is ignored
    Scenario Outline: <message> of a worker that did not know yet
      Given worker "ada" serves "llama" with 2 slots
      And request "other" for "llama" is in flight on "ada"
      And the request for "llama" is in flight on "ada"
      When the client of the request goes away
      And the request is cancelled at "ada" because of "client_disconnect"
      And worker "ada" sends
        """
        {"type":"<type>","request_id":"{the request}",<rest>}
        """
      Then worker "ada" is still connected
      And request "other" is not answered yet
      And the worker of request "other" answers 200 "mine"
      And request "other" is answered 200 with exactly "mine"

      Examples:
        | message      | type              | rest                                    |
        | A chunk      | response_chunk    | "chunk":"late"                          |
        | A completion | response_complete | "status_code":499                       |
        | An error     | error             | "code":"backend_error","message":"late" |

  @REG-068 @must @server
  Rule: An unknown capability is no error
    Scenario: A worker of the future
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"],"max_concurrent":1,"protocol_version":"2026-04-bridge-v1","capabilities":["telepathy"]}
        """
      Then the ack of "ada" lists 1 models

  @REG-067 @must @server
  Rule: Capabilities are acknowledged only to a worker that offers some
    Scenario: An old worker
      When worker "ada" serves "llama"
      Then the ack of "ada" has no "capabilities"

  @REG-066 @must @server
  Rule: The ack lists the offered capabilities that the server knows
    Scenario: One known, one not
      Given worker "ada" connects
      And worker "bob" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"],"max_concurrent":1,"protocol_version":"2026-04-bridge-v1","capabilities":["telepathy","drain"]}
        """
      And worker "bob" sends
        """
        {"type":"register","worker_name":"bob","models":["llama"],"max_concurrent":1,"protocol_version":"2026-04-bridge-v1","capabilities":["drain"]}
        """
      Then the ack of "ada" lists nothing but "drain" as "capabilities"
      And the acks of "ada" and "bob" list the same "capabilities"
