Feature: A server that falls silent

  @HBT-012 @must @worker @slow
  Rule: After 90 s without a frame the worker reconnects
    Scenario: Not a word after the ack
      Given worker process "ada" has registered
      When the server falls silent, to WebSocket pings too
      Then the worker process reconnects 90 s after the server's last word
