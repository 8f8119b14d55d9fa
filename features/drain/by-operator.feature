Feature: An operator drains

  @DRN-029 @must @server @beside-the-wire
  Rule: The worker is told and gets nothing new
    Scenario: An idle worker beside it
      Given workers "ada", "bob" serve "llama"
      When an operator drains worker "ada"
      Then worker "ada" gets a "graceful_shutdown"
      And a client asks for "llama"
      And the request is in flight on "bob"

  @DRN-030 @must @server @beside-the-wire
  Rule: What is in flight goes on
    Scenario: It completes
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When an operator drains worker "ada"
      And worker "ada" gets a "graceful_shutdown"
      And the worker of the request answers 200 "{}"
      Then the request is answered 200

  @DRN-031 @must @server @beside-the-wire
  Rule: A refresh is passed on
    Scenario: One worker
      Given worker "ada" serves "llama"
      When an operator refreshes worker "ada"
      Then worker "ada" gets a "models_refresh"

  @DRN-032 @must @server @beside-the-wire
  Rule: Queued requests of a disabled provider are refused
    Scenario: One waits
      Given the request for "llama" is queued
      When an operator disables provider "local"
      Then the request is answered 503 "provider_disabled"

  @DRN-033 @must @server @beside-the-wire
  Rule: Requests in flight of a disabled provider go on
    Scenario: One runs
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When an operator disables provider "local"
      And the worker of the request answers 200 "{}"
      Then the request is answered 200

  @DRN-034 @must @server @beside-the-wire
  Rule: New requests for a disabled provider are refused
    Scenario: A client comes
      Given worker "ada" serves "llama"
      When an operator disables provider "local"
      And a client asks for "llama"
      Then the request is answered 503 "provider_disabled"
      And the answer to the request has a "retry-after"

  @DRN-035 @must @server @beside-the-wire
  Rule: New workers of a disabled provider are refused
    Scenario: The right secret
      When an operator disables provider "local"
      And worker "ada" connects
      Then worker "ada" is closed with 1008 "worker authentication failed"

  @QUE-016 @must @server @beside-the-wire
  Rule: An enabled provider serves at once
    Scenario: Off and on
      Given an operator disables provider "local"
      When an operator enables provider "local"
      And worker "ada" serves "llama"
      And a client asks for "llama"
      Then the request is in flight on "ada"
