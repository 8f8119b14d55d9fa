Feature: Settings of the server: signs of life, and the end

  @CLI-030 @must @server
  Rule: The time between two pings
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--heartbeat-interval", "HEARTBEAT_INTERVAL" and the default "15"

    Scenario: By flag
      Given the server is run with "--heartbeat-interval 0.3"
      When worker "ada" serves "llama"
      Then worker "ada" has got 2 pings, 0.3 s apart

  @CLI-031 @must @server
  Rule: The silence after which a worker is lost
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--heartbeat-timeout", "HEARTBEAT_TIMEOUT" and the default "45"

    Scenario: By flag
      Given the server is run with "--heartbeat-interval 0.2 --heartbeat-timeout 0.6"
      And worker "ada" serves "llama"
      When worker "ada" answers no more pings
      Then worker "ada" is closed with 1000 "worker heartbeat timed out"

  @CLI-032 @must @server
  Rule: The longest end
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--drain-timeout", "DRAIN_TIMEOUT_SECS" and the default "30"

    Scenario: By flag
      Given the server is run with "--drain-timeout 0.3"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGTERM
      Then worker "ada" is closed with 1000 "graceful shutdown timed out"

    Scenario: By default
      Given worker "ada" serves "llama"
      When the server gets SIGTERM
      Then worker "ada" gets a "graceful_shutdown" with "30" at "/drain_timeout_secs"
