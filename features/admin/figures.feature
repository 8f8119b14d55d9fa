@fresh
Feature: Figures for operators

  @ADM-007 @must @server
  Rule: An entry tells all about a worker
    Scenario: Two models, one request of two in flight
      Given worker "ada" serves "llama", "qwen" with 2 slots
      And worker "ada" reports 1 request of others
      When the request for "llama" is in flight on "ada"
      Then an operator sees worker "ada" with
        | provider        | "local"           |
        | worker_name     | "ada"             |
        | models          | ["llama", "qwen"] |
        | max_concurrent  | 2                 |
        | reported_load   | 1                 |
        | in_flight_count | 1                 |
        | is_draining     | false             |

    Scenario: It drains
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When an operator drains worker "ada"
      Then an operator sees worker "ada" with "is_draining" "true"

  @ADM-011 @must @server
  Rule: A provider is switched off and on
    Scenario: Off
      Given worker "ada" serves "llama"
      When an operator disables provider "local"
      And a client asks for "llama"
      Then the request is answered 503 "provider_disabled"

    Scenario: On again
      Given an operator disables provider "local"
      When an operator enables provider "local"
      And a client asks for "qwen"
      Then the request is still queued

  @ADM-014 @must @server
  Rule: The length of each queue
    Scenario: Two requests, then one less
      Given requests "one", "two" for "llama" are queued
      And the statistics show 2 queued requests of provider "local"
      When the client of request "one" goes away
      Then the statistics show 1 queued request of provider "local"

  @ADM-015 @must @server
  Rule: The number of workers
    Scenario: Two, then one
      Given workers "ada", "bob" serve "llama"
      And worker "eve" connects
      And the statistics show 2 active workers
      When worker "ada" is lost
      Then the statistics show 1 active worker

  @ADM-016 @must @server
  Rule: How requests ended
    Scenario: Completed, cancelled, expired
      Given the server's queue timeout is "0.3"
      And worker "ada" serves "llama" with 2 slots
      And requests "one", "two" for "llama" are in flight on "ada"
      And a client asks for "llama" as request "three"
      When request "three" is answered 504 "queue_timeout"
      And the worker of request "one" answers 200 "{}"
      And the client of request "two" goes away
      Then the statistics count 1 request as "completed"
      And the statistics count 1 request as "cancelled"
      And the statistics count 1 request as "queue_timeout"

  @ADM-017 @must @server
  Rule: How long requests took
    Scenario: One of them
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{}"
      And the request is answered 200
      Then the statistics sum up how long 1 request took
