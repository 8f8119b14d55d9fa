Feature: Registering
  The first message says what the worker offers; the answer says what the server made of it.

  @REG-030 @must @server
  Rule: A valid register is acknowledged before anything else
    Scenario: Work is waiting already
      Given the request for "llama" is queued
      When worker "ada" serves "llama"
      Then the first message on "ada" is "register_ack"

  @REG-031 @must @server
  Rule: The first message must be a valid register
    Scenario: A pong comes first
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"pong","current_load":0}
        """
      Then worker "ada" is closed with 1002 "worker registration protocol error"

    Scenario: A field is missing
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"]}
        """
      Then worker "ada" is closed with 1002 "worker registration protocol error"

  @REG-032 @must @server
  Rule: Another protocol version is refused
    Scenario: A version of the future
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"],"max_concurrent":1,"protocol_version":"2031-01-bridge-v9"}
        """
      Then worker "ada" is closed with 1002 "worker registration protocol error"

  @REG-034 @must @server
  Rule: A missing protocol version is accepted with a warning
    Scenario: An old worker
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"],"max_concurrent":1}
        """
      Then worker "ada" is acknowledged for "llama"
      And the ack of "ada" carries a warning

  @REG-036 @should @server
  Rule: The ack names the protocol version
    Scenario: The usual way
      When worker "ada" serves "llama"
      Then the ack of "ada" has "protocol_version" "2026-04-bridge-v1"

  @REG-020 @must @server
  Rule: A WebSocket ping is answered, also as the very first frame
    Scenario: Before the register
      Given worker "ada" connects
      Then worker "ada" gets a pong for its ping
