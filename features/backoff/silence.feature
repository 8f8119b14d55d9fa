Feature: A server that falls silent

  @HBT-012 @must @worker @slow
  Rule: After 90 s without a frame the worker reconnects
    Scenario: Not a word after the ack
      Given worker process "ada" has registered
      When the server falls silent, to WebSocket pings too
      Then the worker process reconnects 90 s after the server's last word

  @HBT-013 @should @worker @slow
  Rule: A server that is owed an answer is asked before it is given up
    Scenario: A long stream and not a word from the server
      Given the backend streams 60 tokens, 1 s apart
      And worker process "ada" has registered
      When the server sends the request for a stream
      And the worker process has begun to stream the request
      Then the worker process asks the server with a WebSocket ping within 35 s
