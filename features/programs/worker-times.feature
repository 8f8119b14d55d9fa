Feature: Settings of the worker: times

  @CLI-016 @must @worker
  Rule: Times may have fractions
    Scenario: Below a second
      Given a worker that is run with "--idle-timeout 0.5 --backend-url {backend}" registers
      And the backend holds its streams after the first token
      When the server sends the request for a stream
      Then the worker process ends the request with 502

  @CLI-046 @must @worker
  Rule: The longest drain
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--drain-timeout", "DRAIN_TIMEOUT_SECS" and the default "30"

    Scenario: By flag
      Given a worker that is run with "--drain-timeout 0.3 --backend-url {backend}" registers
      And the backend holds its answers
      And the server sends the request
      And the backend has the request
      When the program gets SIGTERM
      Then the program exits with another status than 0

    Scenario: By variable
      Given the environment sets the drain timeout to "0.3"
      And a worker that is run with "--backend-url {backend}" registers
      And the backend holds its answers
      And the server sends the request
      And the backend has the request
      When the program gets SIGTERM
      Then the program exits with another status than 0
