Feature: A worker's connection

  @WRK-035 @must @worker @beside-the-wire
  Rule: A close with 1008 is logged as a rejected authentication
    Scenario: Whatever the reason says
      Given the server refuses the next 1 worker with 1008 "not today"
      When worker process "ada" starts
      Then worker process "ada" logs that its authentication was rejected

  @WRK-037 @must @worker
  Rule: With the connection the backend connections of its requests end
    Scenario: Before and within an answer
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" has registered
      And the server sends request "one"
      And the backend has request "one"
      And the server sends request "two" for a stream
      And the backend has request "two"
      When the server drops the connection
      Then the backend sees that nobody waits for request "one" any more
      And the backend sees that nobody waits for request "two" any more

    Scenario: In a stream
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the server drops the connection
      Then the backend sees that nobody waits for the request any more

  @WRK-038 @must @worker @beside-the-wire
  Rule: Warnings of the server are logged
    Scenario: One warning
      Given the server warns "the model zebra-7b was dropped"
      When worker process "ada" has registered
      Then worker process "ada" logs "the model zebra-7b was dropped"
