Feature: Each request ends once at its worker

  @WRK-016 @must @worker
  Rule: There is one end, also after a cancel
    Scenario: Cancelled before the backend answers
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server cancels the request because of "client_disconnect"
      And the backend sees that nobody waits for the request any more
      Then the worker process has ended the request once and said nothing more about it

    Scenario: Cancelled twice
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server cancels the request because of "client_disconnect"
      And the server cancels the request because of "timeout"
      And the backend sees that nobody waits for the request any more
      Then the worker process has ended the request once and said nothing more about it

    Scenario: Cancelled when it has ended
      Given worker process "ada" has registered
      And the server sends the request
      And the worker process ends the request with 200
      When the server cancels the request because of "client_disconnect"
      Then the worker process has ended the request once and said nothing more about it

    Scenario: Broken off by the backend
      Given the backend breaks its streams off with a reset after the first token
      And worker process "ada" has registered
      When the server sends the request for a stream
      And the worker process has begun to stream the request
      And the backend goes on with the request
      Then the worker process ends the request with 502
      And the worker process has ended the request once and said nothing more about it

    Scenario: Cancelled while it is on its way
      Given worker process "ada" has registered
      When the server sends 50 requests and cancels each at once
      Then the worker process has ended each of the 50 requests once

  @WRK-017 @must @worker
  Rule: Nothing follows the end
    Scenario: Cancelled in a flood
      Given the backend streams 100000 tokens, 0.0005 s apart
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server cancels the request because of "client_disconnect"
      And the backend sees that nobody waits for the request any more
      Then the worker process has ended the request once and said nothing more about it

  @WRK-020 @must @worker
  Rule: A draining worker refuses requests and goes on with the others
    Scenario: It was told to stop
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends request "early"
      And the backend has request "early"
      When worker process "ada" gets SIGTERM
      And the worker process sends an empty list of models
      And the server sends request "late"
      Then the worker process refuses request "late"
      And the backend never got request "late"
      And the backend goes on with request "early"
      And the worker process ends request "early" with 200

    Scenario: The server told it
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends request "early"
      And the backend has request "early"
      When the server tells the worker process to drain
      And the server sends request "late"
      Then the worker process refuses request "late"
      And the backend never got request "late"
      And the backend goes on with request "early"
      And the worker process ends request "early" with 200
