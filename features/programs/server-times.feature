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

  @CLI-033 @must @server
  Rule: The silence before a keep-alive comment
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--sse-keepalive", "SSE_KEEPALIVE_SECS" and the default "45"

    Scenario: By flag
      Given the server is run with "--sse-keepalive 0.3"
      When the request for a stream of "llama" is queued
      Then the request receives a comment

    # The queue timeout is the clock: a stream that no comment has opened keeps its status.
    Scenario: 0 for none
      Given the server is run with "--sse-keepalive 0 --queue-timeout 0.3"
      When a client asks for a stream of "llama"
      Then the request is answered 504 "queue_timeout"

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
