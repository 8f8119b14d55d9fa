Feature: Waiting for a worker
  A request that nobody can take waits, and goes out the moment somebody can.

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
    Background:
      Given the server's queue length is "2"

    Scenario: At the bound
      When requests "one" and "two" for "llama" are queued
      Then request "two" is not answered yet

    Scenario: One beyond the bound
      Given requests "one" and "two" for "llama" are queued
      When a client asks for "llama" as request "three"
      Then request "three" is answered 429 "queue_full"
      And the answer to request "three" has a "retry-after"

  @QUE-007 @must @server
  Rule: The oldest request that a worker can serve goes out first
    Scenario: Two slots, three requests
      Given requests "one", "two" and "three" for "llama" are queued
      When worker "ada" serves "llama" with 2 slots
      Then requests "one" and "two" have reached "ada" in this order
      And request "three" is still queued

  @QUE-008 @must @server
  Rule: A request that a free worker cannot serve holds nobody up
    Scenario: The head of the queue wants another model
      Given request "other" for "qwen" is queued
      And request "ours" for "llama" is queued
      When worker "ada" serves "llama"
      Then request "ours" is in flight on "ada"
      And request "other" is still queued

  @QUE-013 @must @server
  Rule: A completed request makes room for the next at once
    Scenario: One slot
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When the worker of request "one" answers 200 "{}"
      Then request "two" is in flight on "ada"
