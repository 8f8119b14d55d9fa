Feature: What a worker makes of a cancel

  @CAN-015 @must @worker
  Rule: Nothing more is streamed
    Scenario: The backend goes on
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server cancels the request because of "client_disconnect"
      And the worker process ends the request with 499 and no body
      And the backend goes on with the request, if its connection still stands
      Then the worker process has streamed nothing more of the request after its end

    Scenario: In a stream that does not pause
      Given the backend streams without an end
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server cancels the request because of "client_disconnect"
      And the worker process ends the request with 499 and no body
      Then the worker process has streamed nothing more of the request after its end

  @CAN-017 @must @worker
  Rule: A cancel for a request that it does not hold is ignored
    Scenario: A request that it never had
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"cancel","request_id":"nobody","reason":"client_disconnect"}
        """
      Then the worker process says nothing about the request "nobody"
      And the worker process answers a ping

    Scenario: A request that it has completed
      Given worker process "ada" has registered
      And the server sends the request
      And the worker process ends the request with 200
      When the server cancels the request because of "client_disconnect"
      Then the worker process answers a ping
      And the worker process has ended the request once

    Scenario: Another request goes on
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server sends the worker process
        """
        {"type":"cancel","request_id":"nobody","reason":"timeout"}
        """
      And the backend goes on with the request
      Then the worker process ends the request with 200
