Feature: Messages of a worker

  @REG-029 @must @worker
  Rule: The first message is register
    Scenario: The usual way
      When worker process "ada" has registered
      Then the first message of the worker process is "register"

  @REG-011 @must @worker
  Rule: Every message has the form of the contract
    Scenario: One of each kind
      Given worker process "ada" has registered
      And the server pings with the time 1775001600123
      And the server sends request "one" for a stream
      And the worker process ends request "one" with 200
      And the backend holds its answers
      And the server sends request "two"
      And the backend has request "two"
      When worker process "ada" gets SIGTERM
      And the worker process sends an empty list of models
      Then the worker process has sent the messages "register", "pong", "response_chunk", "response_complete", "models_update" as the contract has them

  @REG-015 @must @worker
  Rule: What has no value is left out
    Scenario: A ping without a time, an answer, a cancel
      Given worker process "ada" has registered
      And the server sends the worker process
        """
        {"type":"ping"}
        """
      And the server sends request "one" for a stream
      And the worker process ends request "one" with 200
      And the backend holds its answers
      And the server sends request "two"
      And the backend has request "two"
      When the server cancels request "two" because of "timeout"
      And the worker process ends request "two" with 499
      Then the worker process has sent no null

  @REG-069 @must @worker
  Rule: A server without capabilities sees nothing of them
    Scenario: A stream
      Given worker process "ada" has registered
      When the server sends the request for a stream
      And the worker process ends the request with 200
      Then no chunk of the worker process carries a head

    Scenario: It drains by an empty list
      Given the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When worker process "ada" gets SIGTERM
      And the worker process sends an empty list of models
      Then the worker process has sent no "drain"

  @REG-071 @must @worker
  Rule: An ack with nothing but what is required is enough
    Scenario: An old server
      Given a server that acknowledges with nothing but what is required
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process ends the request with 200
      And the worker process answers a ping

  @STR-010 @must @worker
  Rule: A head stands on the first chunk only
    Scenario: A server that knows response heads
      Given a server with the capability "response_head"
      And the backend holds its streams after the first token
      And worker process "ada" has registered
      When the server sends the request for a stream
      # A worker may send in one chunk what it read at once: the gate makes it two.
      And the worker process has begun to stream the request
      And the backend goes on with the request
      And the worker process ends the request with 200
      Then only the first of several chunks of the worker process carries a head

  @STR-014 @must @worker
  Rule: An answer that is no event stream is sent in one piece
    Scenario: JSON for a stream
      Given the backend answers 200 "{\"ok\":true}"
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process ends the request with 200 and exactly "{\"ok\":true}"
      And the worker process ends the request with the header "content-type" "application/json"
      And the worker process has sent no "response_chunk"
