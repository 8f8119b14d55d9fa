Feature: A worker cancels

  @CAN-013 @must @worker
  Rule: The backend connection is closed
    Scenario: Before the backend answers
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server cancels the request because of "client_disconnect"
      Then the backend sees that nobody waits for the request any more

    Scenario: In a stream
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server cancels the request because of "client_disconnect"
      Then the backend sees that nobody waits for the request any more

  @CAN-016 @must @worker
  Rule: One completion with 499 and no body follows
    Scenario: In a stream
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server cancels the request because of "timeout"
      Then the worker process ends the request with 499 and no body

  @CAN-012 @must @worker
  Rule: The slot is free at once
    Scenario: The next request stands right behind
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends request "one"
      And the backend has request "one"
      When the server cancels request "one" because of "client_disconnect"
      And the server sends request "two"
      Then the backend has request "two"

  @CAN-014 @must @worker
  Rule: Other requests go on
    Scenario: One of two
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends request "one"
      And the server sends request "two"
      And the backend has request "two"
      When the server cancels request "one" because of "client_disconnect"
      And the backend sees that nobody waits for request "one" any more
      And the backend goes on with request "two"
      Then the worker process ends request "two" with 200

  @REG-064 @must @worker
  Rule: An unknown reason cancels too
    Scenario: A reason of the future
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server sends the worker process
        """
        {"type":"cancel","request_id":"id-of-the-request","reason":{"budget":7}}
        """
      Then the worker process ends the request with 499 and no body
