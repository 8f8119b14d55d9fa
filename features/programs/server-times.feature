Feature: Settings of the server: how long a request lives

  @CLI-024 @must @server
  Rule: The longest life of a request
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--request-timeout", "REQUEST_TIMEOUT_SECS" and the default "300"

    Scenario: By flag
      Given the server is run with "--request-timeout 0.8"
      And worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then the request is answered 504 "request_timeout" after 0.8 s

    Scenario: 0 for none
      Given the server is run with "--request-timeout 0"
      And worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then the request is not answered yet

  @CLI-015 @must @server
  Rule: Times may have fractions
    Scenario: Below a second
      Given the server is run with "--queue-timeout 0.5"
      Then the server's health says "status" is "ok"
      When the request for "llama" is queued
      Then the request is answered 504 "queue_timeout" after 0.5 s

    Scenario: Above a second
      Given the server is run with "--request-timeout 1.25"
      Then the server's health says "status" is "ok"
      And worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then the request is answered 504 "request_timeout" after 1.25 s
