Feature: Settings of the server: how many wait, and how long

  @CLI-022 @must @server
  Rule: The bound of a queue
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--max-queue-len", "MAX_QUEUE_LEN" and the default "100"

    Scenario: By flag
      Given the server is run with "--max-queue-len 1"
      And request "one" for "llama" is queued
      When a client asks for "llama" as request "two"
      Then request "two" is answered 429 "queue_full"

    Scenario: By default
      Given 100 requests for "llama" are queued
      When a client asks for "llama"
      Then the request is answered 429 "queue_full"

    Scenario: 0 for none
      Given the server is run with "--max-queue-len 0"
      When 101 requests for "llama" are queued
      Then the queue holds 101 requests

  @CLI-023 @must @server
  Rule: The longest wait in a queue
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--queue-timeout", "QUEUE_TIMEOUT_SECS" and the default "30"

    Scenario: By flag
      Given the server is run with "--queue-timeout 0.3"
      When the request for "llama" is queued
      Then the request is answered 504 "queue_timeout" after 0.3 s

    Scenario: 0 for none
      Given the server is run with "--queue-timeout 0"
      When the request for "llama" is queued
      Then the request is still queued
