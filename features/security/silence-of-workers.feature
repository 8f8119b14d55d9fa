Feature: What a worker never writes down

  @SEC-016 @must @worker @beside-the-wire
  Rule: The worker keeps what is asked and answered to itself
    Background:
      Given the worker process's log level is "debug"

    Scenario: An answer in one piece
      Given the backend answers 200 "a secret of two"
      And worker process "ada" has registered
      When the server sends the request
      And the worker process ends the request with 200
      And worker process "ada" is told to stop and has written its last line
      Then worker process "ada" has written nothing of what was asked in the request
      And worker process "ada" has written none of "a secret of two"

    Scenario: A stream
      Given the backend says "a secret of two"
      And worker process "ada" has registered
      When the server sends the request for a stream
      And the worker process ends the request with 200
      And worker process "ada" is told to stop and has written its last line
      Then worker process "ada" has written nothing of what was asked in the request
      And worker process "ada" has written none of "secret"

    Scenario: A backend that fails
      Given the backend answers 500 "a secret of two"
      And worker process "ada" has registered
      When the server sends the request
      And the worker process ends the request with 500
      And worker process "ada" is told to stop and has written its last line
      Then worker process "ada" has written none of "a secret of two"
      And worker process "ada" has written nothing of what was asked in the request

    Scenario: A broken message
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"request","request_id":"r","body":"a secret of two
        """
      And the worker process answers a ping
      And worker process "ada" is told to stop and has written its last line
      Then worker process "ada" has written none of "a secret of two"

  @SEC-015 @must @worker @beside-the-wire
  Rule: The worker keeps secrets to itself
    Background:
      Given the worker process's log level is "debug"

    Scenario: It is let in
      When worker process "ada" has registered
      And the worker process answers a ping
      And worker process "ada" is told to stop and has written its last line
      Then worker process "ada" has written none of "kit-worker-secret"

    Scenario: It is refused
      Given the worker process's secret is "not-the-secret-of-the-kit"
      And the server turns away the next worker
      When worker process "ada" starts
      And the worker process has left
      And worker process "ada" is told to stop and has written its last line
      Then worker process "ada" has written none of "not-the-secret-of-the-kit"
