Feature: A failing backend fails its own request only

  @ERR-030 @must @worker
  Rule: An unreachable backend is reported as 502
    Scenario: Nobody listens
      Given the backend is down
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 502

  @WRK-010 @must @worker
  Rule: The session and all other requests live on
    Scenario: One of two streams breaks
      Given the worker process's slots is "2"
      And the backend resets the connection of request "bad" after the first token
      And the backend holds its streams after the first token
      And worker process "ada" has registered
      When the server sends request "good" for a stream
      And the server sends request "bad" for a stream
      Then the worker process ends request "bad" with 502
      And the backend has request "good"
      And the backend goes on with request "good", if its connection still stands
      And the worker process has streamed exactly what the backend sent for request "good"

  @WRK-018 @must @worker
  Rule: A request beyond the limit is refused
    Scenario: Two on one slot
      Given the backend holds its answers
      And worker process "ada" has registered
      When the server sends request "one"
      And the server sends request "two"
      Then the worker process refuses request "two"
      And the backend never got request "two"

  @WRK-019 @must @worker
  Rule: A double id is left alone
    Scenario: The same request twice
      Given the worker process's slots is "2"
      And the backend holds its answer "only once"
      And worker process "ada" has registered
      When the server sends the request
      And the backend has the request
      And the server sends the request
      Then the worker process answers a ping
      And the worker process has said nothing about the request
      And the backend goes on with the request, if its connection still stands
      And the worker process ends the request with 200 and exactly "only once"
      And the worker process has ended the request once and said nothing more about it
      And the backend got the request once

  @WRK-021 @must @worker
  Rule: A broken frame does not end requests
    Scenario: Half an object
      Given the backend holds its answers
      And worker process "ada" has registered
      When the server sends the request
      And the backend has the request
      And the server sends the worker process
        """
        {"type":"ping",
        """
      And the backend goes on with the request
      Then the worker process ends the request with 200

  @REG-063 @must @worker
  Rule: An unknown type is ignored
    Scenario: A message of the future
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"telemetry","wanted":true}
        """
      Then the worker process answers a ping
