Feature: Log lines of the server about ends

  @CLI-052 @must @server
  Rule: A silent worker
    Scenario: It answers no pings
      Given the server's heartbeat interval is "0.2"
      And the server's heartbeat timeout is "0.6"
      And worker "ada" serves "llama"
      When worker "ada" answers no more pings
      Then the server logs "worker heartbeat timed out" with the id of worker "ada"

  @CLI-054 @must @server
  Rule: The last loss of a request
    Scenario: The fourth worker is lost
      Given the request for "llama" has been requeued 3 times
      And worker "ada" serves "llama"
      And the request is in flight on "ada"
      When worker "ada" is lost
      Then the server logs "requeue exhausted" with the id of the request

  @CLI-057 @must @server
  Rule: The server stops
    Scenario: A request holds it up
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGTERM
      Then the server logs "graceful shutdown"

  @CLI-058 @must @server
  Rule: A drained worker
    Scenario: It has nothing to do
      Given worker "ada" serves "llama"
      When an operator drains worker "ada"
      Then the server logs "worker drained" with the id of worker "ada"

    Scenario: It finishes
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When an operator drains worker "ada"
      And worker "ada" gets a "graceful_shutdown"
      And the worker of the request answers 200 "{}"
      Then the server logs "worker drained" with the id of worker "ada"
