Feature: A worker tells when its models change

  Background:
    Given the worker process's models is "*"
    And the worker process's model poll is "0.2"

  @CAT-016 @must @worker
  Rule: A change is told
    Scenario: One more model
      Given worker process "ada" has registered
      When the backend offers "llama", "qwen"
      Then the worker process updates its models to "llama", "qwen"

    Scenario: Another model
      Given worker process "ada" has registered
      When the backend offers "mistral"
      Then the worker process updates its models to "mistral"

    Scenario: There and back
      Given worker process "ada" has registered
      When the backend offers "llama", "qwen"
      Then the worker process updates its models to "llama", "qwen"
      And the backend offers "llama"
      And the worker process updates its models to "llama"

  @CAT-017 @must @worker
  Rule: No change is not told
    Scenario: Several look-ups
      Given worker process "ada" has registered
      When the worker process has looked up its models 4 times
      And the worker process answers a ping
      Then the worker process has sent 0 updates of its models

    Scenario: Several look-ups after a change
      Given worker process "ada" has registered
      And the backend offers "llama", "qwen"
      And the worker process updates its models to "llama", "qwen"
      When the worker process looks up its models 4 times more
      And the worker process answers a ping
      Then the worker process has sent 1 update of its models
