Feature: Which workers are asked at all

  @SEL-001 @must @server
  Rule: A request goes to its own provider only
    Scenario: A worker of another one is free
      Given the server's provider is "gpu"
      And worker "ada" connects to "/v1/worker/connect?provider=other"
      And worker "eve" connects to "/v1/worker/connect"
      And worker "ada" registers
      And worker "eve" registers
      When the request for "llama" is queued
      Then the request never reaches "ada"
      And the request never reaches "eve"
      When worker "bob" serves "llama"
      And the request is in flight on "bob"

  @SEL-002 @must @server
  Rule: A request goes to acknowledged workers only
    Scenario: A connection that has not registered
      Given worker "ada" connects
      And worker "ada" gets a pong for its ping
      When the request for "llama" is queued
      Then worker "ada" has got no request

    Scenario: It registers while a request waits
      Given the request for "llama" is queued
      And worker "ada" connects
      When worker "ada" registers
      And the request is in flight on "ada"
      Then the first message on "ada" is "register_ack"

  # The wait in the queue is the clock.
  @SEL-012 @must @server
  Rule: A silent worker gets nothing
    Scenario: Silent for longer than the heartbeat timeout
      Given the server's heartbeat interval is "0.3"
      And the server's heartbeat timeout is "0.6"
      And the server's queue timeout is "2"
      And worker "ada" serves "llama"
      And worker "ada" answers no more pings
      When a client asks for "qwen" as request "clock"
      And request "clock" is answered
      And a client asks for "llama" as request "late"
      Then request "late" is still queued
      And request "late" never reaches "ada"

    Scenario: It answers
      Given the server's heartbeat interval is "0.3"
      And the server's heartbeat timeout is "0.6"
      And the server's queue timeout is "2"
      And worker "ada" serves "llama"
      When a client asks for "qwen" as request "clock"
      And request "clock" is answered
      And a client asks for "llama" as request "late"
      Then request "late" is in flight on "ada"
