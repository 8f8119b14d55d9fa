Feature: Signs of life

  @HBT-003 @must @server
  Rule: A ping carries its time
    Scenario: The usual way
      Given the server's heartbeat interval is "0.3"
      When worker "ada" serves "llama"
      Then a ping of "ada" carries the time at which it was sent

  @HBT-006 @must @server
  Rule: Every frame is a sign of life
    Scenario Outline: A <sign>
      Given the server's heartbeat interval is "0.3"
      And the server's heartbeat timeout is "0.9"
      And worker "ada" serves "llama"
      When worker "ada" answers 6 pings with a <sign> each
      Then worker "ada" has not been closed

      Examples:
        | sign            |
        | WebSocket ping  |
        | WebSocket pong  |
        | fragment        |
        | models update   |
        | late chunk      |
        | unknown message |

  @HBT-008 @must @server @beside-the-wire
  Rule: A pong needs no time
    Scenario: An old worker
      Given the server's heartbeat interval is "0.3"
      And the server's heartbeat timeout is "0.9"
      And worker "ada" serves "llama"
      When worker "ada" answers pings without a time
      Then an operator sees worker "ada" with "reported_load" "7"
      And worker "ada" is still connected

  @HBT-009 @must @worker
  Rule: Each ping gets one pong with the load
    Scenario: Idle
      Given worker process "ada" has registered
      When the server pings 3 times with a time
      Then the worker process has sent exactly 3 pongs, each with a load of 0

    Scenario: One request running
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends the request
      And the backend has the request
      When the server pings 3 times with a time
      Then the worker process has sent exactly 3 pongs, each with a load of 1

  @HBT-011 @must @worker
  Rule: It answers also while it streams
    Scenario: In the middle of a stream
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server pings 3 times with a time
      Then the worker process has sent exactly 3 pongs, each with a load of 1

    Scenario: A stream that does not pause
      Given the backend streams without an end
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server pings 3 times with a time
      Then the worker process has sent exactly 3 pongs, each with a load of 1
      And the server cancels the request because of "timeout"
