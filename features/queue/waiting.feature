Feature: Waiting for a worker
  A request that nobody can take waits, and goes out the moment somebody can.

  @QUE-001 @must @server
  Rule: A request that finds no eligible worker waits
    Scenario: The only worker is busy
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      When request "two" for "llama" is queued
      Then request "two" is still queued
      And the worker of request "one" answers 200 "{}"
      And request "two" is in flight on "ada"

  @QUE-002 @must @server
  Rule: A request is queued also when no worker is connected
    Scenario: The first worker comes later
      Given the request for "llama" is queued
      When worker "ada" serves "llama"
      Then the request is in flight on "ada"

  @QUE-003 @must @server
  Rule: A request for a model that no worker offers waits like any other
    Scenario: Somebody else is idle
      Given worker "ada" serves "llama"
      When the request for "qwen" is queued
      Then worker "ada" has got no request

  @QUE-004 @must @server
  Rule: The queue is bounded
    Scenario: At the bound
      Given the server's queue length is "2"
      When requests "one", "two" for "llama" are queued
      Then request "two" is not answered yet

    Scenario: One beyond the bound
      Given the server's queue length is "2"
      And requests "one", "two" for "llama" are queued
      When a client asks for "llama" as request "three"
      Then request "three" is answered 429 "queue_full"

  @QUE-005 @must @server
  Rule: A queue length of 0 is no bound
    Scenario: More than the default
      Given the server's queue length is "0"
      When 120 requests for "llama" are queued
      Then the queue holds 120 requests

  @QUE-019 @must @server
  Rule: A request that leaves the queue makes room at once
    Scenario: Its client goes away
      Given the server's queue length is "1"
      And request "one" for "llama" is queued
      When the client of request "one" goes away
      And the queue holds 0 requests
      Then request "two" for "llama" is queued
