Feature: Settings of the worker: its name and its slots

  @CLI-042 @must @worker
  Rule: Its name
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--worker-name", "WORKER_NAME" and the default "worker"

    Scenario: By flag
      When a worker that is run with "--worker-name ada" registers
      Then the worker process sends a "register" with "ada" at "/worker_name"

    Scenario: By variable
      Given the environment sets the name to "ada"
      When a worker that is run without flags registers
      Then the worker process sends a "register" with "ada" at "/worker_name"

    Scenario: By default
      When a worker that is run without flags registers
      Then the worker process sends a "register" with "worker" at "/worker_name"

  @CLI-043 @must @worker
  Rule: Its slots
    Scenario: Their names and their default
      When somebody asks the worker for help
      Then the help names "--max-concurrency", "MAX_CONCURRENCY" and the default "1"

    Scenario: By flag
      When a worker that is run with "--max-concurrency 3" registers
      Then the worker process sends a "register" with "3" at "/max_concurrent"

    Scenario: By variable
      Given the environment sets the slots to "3"
      When a worker that is run without flags registers
      Then the worker process sends a "register" with "3" at "/max_concurrent"

    Scenario: By default
      When a worker that is run without flags registers
      Then the worker process sends a "register" with "1" at "/max_concurrent"
