Feature: The health
  For load balancers and people in a hurry, and open to everybody.

  @HTP-015 @must @server
  Rule: The status is ok until the server stops
    Scenario: It runs
      When a client gets "/health"
      Then the request is answered 200
      And the answer to the request has "ok" at "/status"

    Scenario: It stops
      Given worker "ada" serves "llama"
      And request "old" for "llama" is in flight on "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And a client gets "/health"
      Then the answer to the request has "draining" at "/status"

  @HTP-016 @must @server
  Rule: The version is a text
    Scenario: At any time
      When a client gets "/health"
      Then the answer to the request has a text at "/version"

  @HTP-017 @must @server
  Rule: Registered workers are counted
    Scenario: They come and go
      Given workers "ada", "bob" serve "llama"
      Then the server's health says "workers_connected" is "2"
      And worker "ada" is lost
      And the server's health says "workers_connected" is "1"

    Scenario: A connection is no worker yet
      Given worker "ada" serves "llama"
      And worker "eve" connects
      And worker "eve" gets a pong for its ping
      When a client gets "/health"
      Then the answer to the request has "1" at "/workers_connected"

  @HTP-018 @must @server
  Rule: Queued requests are counted
    Scenario: They come and go
      Given request "one" for "llama" is queued
      And request "two" for "qwen" is queued
      And the server's health says "queue_depth" is "2"
      When worker "ada" serves "llama"
      And request "one" is in flight on "ada"
      And a client gets "/health"
      Then the answer to the request has "1" at "/queue_depth"

  @HTP-019 @must @server
  Rule: The uptime has a fraction
    Scenario: It grows
      When a client gets "/health" as request "first"
      Then the answer to request "first" has a number with a fraction at "/uptime_secs"
      And a client gets "/health" as request "second"
      And the number at "/uptime_secs" of request "second" is higher than that of request "first"

  @HTP-020 @must @server
  Rule: Single workers are nobody's business
    Scenario: One of them
      Given worker "hidden-away" serves "llama-of-the-house"
      And request "one" for "llama-of-the-house" is in flight on "hidden-away"
      When a client gets "/health"
      Then the answer to the request says nothing of worker "hidden-away" and its models "llama-of-the-house"
