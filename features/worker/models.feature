Feature: The models of a worker

  @WRK-023 @must @worker
  Rule: An explicit list is registered as it is
    Scenario Outline: <models>
      Given the backend lists the models "other", "llama"
      And the worker process's models is "<models>"
      When worker process "ada" has registered
      Then the worker process has registered exactly <names>

      Examples:
        | models                  | names                           |
        | llama                   | "llama"                         |
        | qwen,llama              | "qwen", "llama"                 |
        | org/llama:70b-q4,a.b_c  | "org/llama:70b-q4", "a.b_c"     |

  @WRK-025 @must @worker
  Rule: With * the list is looked up at start
    Scenario: Long before the next look-up
      Given the backend lists the models "llama", "org/qwen:7b", "phi"
      And the worker process's models is "*"
      And the worker process's model poll is "3600"
      When worker process "ada" has registered
      Then the worker process offers exactly "llama", "org/qwen:7b", "phi"
      And the backend has been asked for its models only once

  @WRK-026 @must @worker
  Rule: With * the list is looked up again and again
    Scenario: On the configured pace
      Given the worker process's models is "*"
      And the worker process's model poll is "0.7"
      When worker process "ada" has registered
      Then the backend has been asked for its models 5 times, 0.7 s apart

    Scenario: A change is told
      Given the backend lists the models "llama"
      And the worker process's models is "*"
      And the worker process's model poll is "0.3"
      And worker process "ada" has registered
      And the worker process offers exactly "llama"
      When the backend comes to list the models "qwen", "llama"
      Then the worker process offers exactly "qwen", "llama"

    @slow
    Scenario: Every 30 s by default
      Given the worker process's models is "*"
      When worker process "ada" has registered
      Then the backend has been asked for its models 2 times, 30 s apart

  @WRK-027 @must @worker
  Rule: A refresh looks the list up
    Scenario: Long before the next look-up
      Given the backend lists the models "llama"
      And the worker process's models is "*"
      And the worker process's model poll is "3600"
      And worker process "ada" has registered
      And the worker process offers exactly "llama"
      When the backend comes to list the models "qwen"
      And the server asks the worker process to look its models up
      Then the worker process offers exactly "qwen"
