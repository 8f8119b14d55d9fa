Feature: Foreign and late messages
  A worker speaks for the requests that it holds and for no others.

  @REG-059 @must @server
  Rule: A message for a request that another worker holds changes nothing
    Scenario: A foreign completion
      Given workers "ada" and "bob" serve "llama"
      And the request for "llama" is in flight on "ada"
      When worker "bob" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"body":"stolen"}
        """
      Then the request is not answered yet
      And the worker of the request answers 200 "mine"
      And the request is answered 200 with exactly "mine"

  @REG-058 @must @server
  Rule: A message for a cancelled request is ignored
    Scenario: The worker did not know yet
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the client of the request goes away
      And the request is cancelled at "ada" because of "client_disconnect"
      And worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":499}
        """
      Then worker "ada" is still connected

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
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"],"max_concurrent":1,"protocol_version":"2026-04-bridge-v1","capabilities":["telepathy","drain"]}
        """
      Then the ack of "ada" lists "drain" as "capabilities"
