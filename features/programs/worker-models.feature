Feature: Settings of the worker: its models

  @CLI-040 @must @worker
  Rule: Its models
    Scenario: Their names and their default
      When somebody asks the worker for help
      Then the help names "--models", "MODELS" and the default "default"

    Scenario: Two, by flag
      When a worker that is run with "--models llama,qwen" registers
      Then the worker process has registered for "llama", "qwen"

    Scenario: Two, by variable
      Given the environment sets the models to "llama,qwen"
      When a worker that is run without flags registers
      Then the worker process has registered for "llama", "qwen"

    Scenario: What the backend lists
      When a worker that is run with "--models * --backend-url {backend}" registers
      Then the worker process sends a list of the models "llama"

    Scenario: By default
      When a worker that is run without flags registers
      Then the worker process has registered for "default"

  @CLI-045 @must @worker
  Rule: The time between two look-ups of models
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--models-poll", "MODELS_POLL_SECS" and the default "30"

    Scenario: By flag
      Given a worker that is run with "--models * --models-poll 0.3 --backend-url {backend}" registers
      When the backend changes its models to "qwen"
      Then the worker process sends a list of the models "qwen"

    Scenario: By variable
      Given the environment sets the model poll to "0.3"
      And a worker that is run with "--models * --backend-url {backend}" registers
      When the backend changes its models to "qwen"
      Then the worker process sends a list of the models "qwen"
