Feature: Settings of the server: blocking intruders

  @CLI-071 @should @server
  Rule: Failures before a block
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--auth-failure-limit", "AUTH_FAILURE_LIMIT" and the default "5"

    Scenario: By flag
      Given the server is run with "--auth-failure-limit 2"
      And 2 workers connect with a wrong secret
      When worker "ada" connects
      Then worker "ada" is closed with 1008 "worker authentication temporarily rate limited"

    Scenario: By variable, one below
      Given the server's auth failure limit is "2"
      And 1 workers connect with a wrong secret
      When worker "ada" connects with the secret "wrong"
      Then worker "ada" is closed with 1008 "worker authentication failed"

  @CLI-072 @should @server
  Rule: The time within which they count
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--auth-failure-window", "AUTH_FAILURE_WINDOW_SECS" and the default "60"

    # The queue timeout is the clock: when the request is answered, the window has passed.
    Scenario: By flag
      Given the server is run with "--auth-failure-window 0.3 --auth-failure-limit 2 --queue-timeout 0.4"
      And 1 workers connect with a wrong secret
      And a client asks for "llama"
      And the request is answered 504 "queue_timeout"
      When 1 workers connect with a wrong secret
      And worker "ada" connects
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"

  @CLI-073 @should @server
  Rule: The time of a block
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--auth-block", "AUTH_BLOCK_SECS" and the default "30"

    Scenario: By flag
      Given the server is run with "--auth-block 0.3 --auth-failure-limit 1 --queue-timeout 0.4"
      And 1 workers connect with a wrong secret
      And a client asks for "llama"
      And the request is answered 504 "queue_timeout"
      When worker "ada" connects
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"
