Feature: What is never written down

  @SEC-014 @must @server
  Rule: The server keeps what is asked and answered to itself
    Background:
      Given the server's log level is "debug"
      And worker "ada" serves "llama"

    Scenario: An answer in one piece
      Given the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{\"said\":\"a secret of two\"}"
      Then the request is answered 200
      And the server has written nothing of what was asked in the request
      And the server has written none of "a secret of two"

    Scenario: A stream that breaks
      Given the request for a stream of "llama" has received "data: a secret of two\n\n" from "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"a secret of two
        """
      Then worker "ada" is closed with 1002 "worker protocol error"
      And the stream of the request ends with an event of its own
      And the server has written nothing of what was asked in the request
      And the server has written none of "a secret of two"

    Scenario: A body that cannot be used
      When a client sends a message with the body
        """
        {"model":"llama","messages":[{"content":"a secret of two"}],"stream":"a secret of two
        """
      Then the request is answered 400
      And the server has written none of "a secret of two"

    Scenario: A late answer
      Given the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"somebody-else","chunk":"a secret of two"}
        """
      Then worker "ada" is still connected
      And the server has written none of "a secret of two"

  @SEC-016 @must @worker
  Rule: The worker keeps what is asked and answered to itself
    Background:
      Given the worker process's log level is "debug"

    Scenario: An answer in one piece
      Given the backend answers 200 "a secret of two"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200
      And worker process "ada" has written nothing of what was asked in the request
      And worker process "ada" has written none of "a secret of two"

    Scenario: A stream
      Given the backend says "a secret of two"
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process ends the request with 200
      And worker process "ada" has written nothing of what was asked in the request
      And worker process "ada" has written none of "secret"

    Scenario: A backend that fails
      Given the backend answers 500 "a secret of two"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 500
      And worker process "ada" has written none of "a secret of two"
      And worker process "ada" has written nothing of what was asked in the request

    Scenario: A broken message
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"request","request_id":"r","body":"a secret of two
        """
      Then the worker process answers a ping
      And worker process "ada" has written none of "a secret of two"

  @SEC-015 @must @worker
  Rule: The worker keeps secrets to itself
    Background:
      Given the worker process's log level is "debug"

    Scenario: It is let in
      When worker process "ada" has registered
      Then the worker process answers a ping
      And worker process "ada" has written none of "kit-worker-secret"

    Scenario: It is refused
      Given the worker process's secret is "not-the-secret-of-the-kit"
      And the server turns away the next worker
      When worker process "ada" has registered
      And the worker process has left
      And worker process "ada" gets SIGTERM
      And worker process "ada" exits with status 0
      Then worker process "ada" has written none of "not-the-secret-of-the-kit"
