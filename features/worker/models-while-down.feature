Feature: The models of a worker whose backend does not answer

  @WRK-028 @must @worker
  Rule: The last list is kept, and the worker keeps trying
    Scenario: Look-ups break off
      Given the backend lists the models "llama", "qwen"
      And the worker process's models is "*"
      And the worker process's model poll is "0.3"
      And worker process "ada" has registered
      And the worker process offers exactly "llama", "qwen"
      When the backend breaks the next 1000 look-ups of its models off
      And the backend is asked for its models 3 more times
      Then the worker process still offers exactly "llama", "qwen"

    Scenario: The backend comes back with another list
      Given the backend lists the models "llama", "qwen"
      And the worker process's models is "*"
      And the worker process's model poll is "0.3"
      And worker process "ada" has registered
      And the worker process offers exactly "llama", "qwen"
      When the backend answers the next 2 look-ups of its models 503
      And the backend comes to list the models "phi"
      Then the worker process offers exactly "phi"

  @WRK-029 @must @worker
  Rule: A look-up does not block the connection
    Scenario: The backend takes its time
      Given the backend lists the models "llama"
      And the worker process's models is "*"
      And the worker process's model poll is "3600"
      And worker process "ada" has registered
      And the worker process offers exactly "llama"
      When the backend holds the next look-up of its models
      And the server asks the worker process to look its models up
      And the backend has been asked for its models 2 times
      Then the worker process answers a ping
      And the server sends the request
      And the worker process ends the request with 200
      And the backend answers the look-up of its models

  @WRK-030 @must @worker
  Rule: A backend that is down does not keep a worker away
    Scenario: Nobody listens and the list must be looked up
      Given the backend is down
      And the worker process's models is "*"
      When worker process "ada" has registered
      Then the worker process answers a ping

    Scenario: Nobody listens and the list is known
      Given the backend is down
      When worker process "ada" has registered
      Then the worker process has registered exactly "llama"

    Scenario: The backend takes its time
      Given the backend holds the next look-up of its models
      And the worker process's models is "*"
      When worker process "ada" has registered
      And the backend answers the look-up of its models
      Then the worker process offers exactly "llama"
