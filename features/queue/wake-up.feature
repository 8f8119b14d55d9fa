Feature: What wakes a queued request
  Every event that can free a queued request dispatches it at once.

  @QUE-010 @must @server
  Rule: A registration
    Scenario: A worker of two slots
      Given requests "one", "two", "three" for "llama" are queued
      When worker "ada" serves "llama" with 2 slots
      Then requests "one", "two" are in flight on "ada" within 100 ms

  @QUE-011 @must @server
  Rule: A models update
    Scenario: The model was loaded
      Given worker "ada" serves "qwen"
      And the request for "llama" is queued
      When worker "ada" changes its models to "qwen", "llama"
      Then the request is in flight on "ada" within 100 ms

  @QUE-012 @must @server
  Rule: A pong with a lower load
    Scenario: Others have finished
      Given worker "ada" serves "llama"
      And worker "ada" reports 1 request of others
      And the request for "llama" is queued
      When worker "ada" reports 0 requests of others
      Then the request is in flight on "ada" within 100 ms

  @QUE-013 @must @server
  Rule: A completion
    Scenario: One slot
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When the worker of request "one" answers 200 "{}"
      Then request "two" is in flight on "ada" within 100 ms

  @QUE-014 @must @server
  Rule: A cancellation
    Scenario: One slot
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When the client of request "one" goes away
      Then request "two" is in flight on "ada" within 100 ms

  @QUE-015 @must @server
  Rule: A requeue
    Scenario: Another worker is free
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" is lost
      Then the request is in flight on "bob" within 100 ms

  @QUE-018 @must @server
  Rule: A requeued request is taken back even when the queue is full
    Scenario: No room but its own
      Given the server's queue length is "1"
      And worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When worker "ada" is lost
      And the queue holds 2 requests
      And worker "bob" serves "llama" with 2 slots
      Then requests "one", "two" have reached "bob" in this order
