Feature: Settings of the server: how much it logs

  @CLI-025 @must @server
  Rule: How much is logged
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--log-level", "LOG_LEVEL" and the default "info"

    Scenario: By default
      When worker "ada" serves "llama"
      Then the server logs "worker registered"

    Scenario: Errors only, by flag
      Given the server is told its port
      And the server is run with "--log-level error"
      When worker "ada" serves "llama"
      Then the server's log never says "worker registered"

    Scenario: Errors only, by variable
      Given the server is told its port
      And the server's log level is "error"
      When worker "ada" serves "llama"
      Then the server's log never says "worker registered"

    Scenario: Debugging shows it too
      Given the server's log level is "debug"
      When worker "ada" serves "llama"
      Then the server logs "worker registered"
