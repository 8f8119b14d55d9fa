Feature: Messages of the server
  Each is one JSON object in one text message, and says no more than it has to say.

  @REG-010 @must @server @beside-the-wire
  Rule: Every message has the form of the contract
    Scenario: One of each kind
      Given the server's heartbeat interval is "0.3"
      And worker "ada" serves "llama" with 2 slots
      And the request for "llama" is in flight on "ada"
      And request "other" for a stream of "llama" is in flight on "ada"
      When the client of the request goes away
      And an operator refreshes worker "ada"
      And worker "ada" gets a "models_refresh"
      And an operator drains worker "ada"
      Then worker "ada" has got the messages "register_ack", "request", "cancel", "ping", "models_refresh", "graceful_shutdown" as the contract has them

  @REG-014 @must @server @beside-the-wire
  Rule: What has no value is left out
    Scenario: A client without headers, an operator without a reason
      Given the server's heartbeat interval is "0.3"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "ada" gets a "ping"
      And an operator refreshes worker "ada"
      And worker "ada" gets a "models_refresh"
      When an operator drains worker "ada"
      And worker "ada" gets a "graceful_shutdown"
      Then no message to "ada" holds a null

  @REG-065 @must @server
  Rule: A cancel gives one of the reasons of the contract
    Scenario: The client is gone
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the client of the request goes away
      And the request is cancelled at "ada"
      Then the request is cancelled at "ada" for a reason of the contract

    Scenario: The time is over
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      And the request is cancelled at "ada"
      Then the request is cancelled at "ada" for a reason of the contract

    Scenario: The server stops
      Given the server's drain timeout is "0.3"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGTERM
      And the request is cancelled at "ada"
      Then the request is cancelled at "ada" for a reason of the contract

    Scenario: The answer is too large
      Given the server's stream limit is "10"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends "data: too much\n\n"
      And the request is cancelled at "ada"
      Then the request is cancelled at "ada" for a reason of the contract

  @REG-070 @must @server @beside-the-wire
  Rule: A worker without capabilities sees nothing of them
    Scenario: A stream, a cancel, a drain
      Given worker "ada" serves "llama"
      And request "one" for a stream of "llama" has received "data: 1\n\n" from "ada"
      And the client of request "one" goes away
      And request "two" for "llama" is in flight on "ada"
      When an operator drains worker "ada"
      And worker "ada" gets a "graceful_shutdown"
      Then worker "ada" has got nothing that belongs to a capability
