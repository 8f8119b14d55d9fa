Feature: Heartbeat

  @HBT-001 @must @server
  Rule: Every worker is pinged on a fixed schedule
    Scenario: An idle worker
      Given the server's heartbeat interval is "0.3"
      When worker "ada" serves "llama"
      Then worker "ada" has got 4 pings, 0.3 s apart

  @HBT-002 @must @server
  Rule: Pings go out also while chunks flow
    Scenario: A stream without a pause
      Given the server's heartbeat interval is "0.3"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When worker "ada" streams without a pause until it has got 4 pings
      Then worker "ada" has got 4 pings, 0.3 s apart

  @HBT-004 @must @server
  Rule: A silent worker is given up
    Scenario: It answers no pings
      Given the server's heartbeat interval is "0.2"
      And the server's heartbeat timeout is "0.6"
      And worker "ada" serves "llama"
      When worker "ada" answers no more pings
      Then worker "ada" is closed with 1000 "worker heartbeat timed out"

  @HBT-005 @must @server
  Rule: Its requests are requeued
    Scenario: Another worker takes over
      Given the server's heartbeat interval is "0.2"
      And the server's heartbeat timeout is "0.6"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" answers no more pings
      And worker "ada" is closed with 1000
      Then the request is in flight on "bob"

  @HBT-007 @must @server
  Rule: A worker that no longer reads is found by the same clock
    Scenario: Its socket is full
      Given the server's heartbeat interval is "0.2"
      And the server's heartbeat timeout is "0.6"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" stops reading
      Then the request is in flight on "bob"
