Feature: A worker drains by a deadline

  @DRN-002 @must @worker
  Rule: SIGINT is SIGTERM
    Scenario: A request is running
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGINT
      And the worker process sends an empty list of models
      And the backend goes on with the request
      Then the worker process ends the request with 200
      And the worker process has left with 1000
      And worker process "ada" exits with status 0

  @DRN-004 @must @worker
  Rule: Where the server knows the message, the worker asks to drain
    Scenario: A request is running
      Given the server grants the capability "drain"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      Then the worker process asks to drain
      And the server tells the worker process to drain
      And the backend goes on with the request
      And the worker process ends the request with 200
      And worker process "ada" exits with status 0

  @DRN-007 @must @worker
  Rule: At the deadline it gives up and says so
    Scenario: The backend takes too long
      Given the worker process's drain timeout is "0.6"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      Then worker process "ada" exits with another status than 0 after 0.6 s
      And the backend sees that nobody waits for the request any more

  @DRN-026 @must @worker
  Rule: A worker that is told to drain finishes what runs
    Scenario: An answer and a stream
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends request "one"
      And the backend has request "one"
      And the server sends request "two" for a stream
      And the backend has request "two"
      When the server tells the worker process to drain
      And the worker process answers a ping
      And the backend goes on with request "one"
      And the backend goes on with request "two"
      Then the worker process ends request "one" with 200
      And the worker process has streamed exactly what the backend sent for request "two"

  @DRN-028 @must @worker
  Rule: A worker that is told a deadline keeps it
    Scenario: The backend takes too long
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server tells the worker process to drain within 1 s
      Then the backend sees after 1.0 s that nobody waits for the request any more
      And worker process "ada" has registered 2 times
