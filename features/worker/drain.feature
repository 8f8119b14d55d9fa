Feature: A worker drains

  @DRN-001 @must @worker
  Rule: On SIGTERM it finishes and leaves
    Scenario: A request is running
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      And the worker process sends an empty list of models
      And the backend goes on with the request
      Then the worker process ends the request with 200
      And worker process "ada" exits with status 0

  @DRN-005 @must @worker
  Rule: It tells the server by an empty list
    Scenario: No capability was negotiated
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      Then the worker process sends an empty list of models

  @DRN-006 @must @worker
  Rule: A second signal aborts
    Scenario: In a hurry
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      And the worker process sends an empty list of models
      And worker process "ada" gets SIGTERM
      Then worker process "ada" exits with another status than 0
      And the backend sees that nobody waits for the request any more

  @DRN-008 @must @worker
  Rule: Without running requests it leaves at once
    Scenario: Idle
      Given worker process "ada" has registered
      When worker process "ada" gets SIGINT
      Then worker process "ada" exits with status 0

  @DRN-027 @must @worker
  Rule: A worker told to drain comes back
    Scenario: The server is replaced
      Given worker process "ada" has registered
      When the server tells the worker process to drain
      And the server closes the drained connection
      Then worker process "ada" has registered 2 times
