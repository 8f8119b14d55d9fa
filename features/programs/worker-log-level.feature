Feature: Settings of the worker: how much it logs

  @CLI-044 @must @worker
  Rule: How much is logged
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--log-level", "LOG_LEVEL" and the default "info"

    Scenario: By default
      When worker process "ada" has registered
      Then worker process "ada" logs "registered"

    Scenario: Errors only, by variable
      Given the worker process's log level is "error"
      When worker process "ada" has registered
      And the worker process answers a ping
      Then the log of worker process "ada" never says "registered"

    Scenario: Errors only, by flag
      When a worker that is run with "--log-level error" registers
      And the worker process answers a ping
      Then the program has never said "registered"
