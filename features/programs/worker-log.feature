Feature: Log lines of the worker
  What operators search for is part of the contract.

  @CLI-059 @must @worker
  Rule: A connection
    Scenario: The first
      When worker process "ada" has registered
      Then worker process "ada" logs "connected to proxy"

  @CLI-060 @must @worker
  Rule: A registration
    Scenario: What the server calls it
      Given the server calls its workers "w-4711"
      When worker process "ada" has registered
      Then worker process "ada" logs "registered" with "=w-4711"

  @CLI-061 @must @worker
  Rule: A request on its way to the backend
    Scenario: One of two
      Given worker process "ada" has registered
      When the server sends the request
      And the worker process ends the request with 200
      Then worker process "ada" logs "forwarding request" with the id of the request

  @CLI-062 @must @worker
  Rule: A backend that fails
    Scenario: It is down
      Given the backend is down
      And worker process "ada" has registered
      When the server sends the request
      And the worker process ends the request with 502
      Then worker process "ada" logs "backend error" with the id of the request

  @CLI-063 @must @worker
  Rule: A cancelled request
    Scenario: The client went away
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server cancels the request because of "client_disconnect"
      Then worker process "ada" logs "cancelled" with the id of the request

  @CLI-064 @must @worker
  Rule: A drain
    Scenario: By a signal
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      Then worker process "ada" logs "graceful shutdown"

    Scenario: By the server
      Given worker process "ada" has registered
      When the server tells the worker process to drain
      Then worker process "ada" logs "graceful shutdown"
