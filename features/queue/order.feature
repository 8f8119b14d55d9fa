Feature: The order of the queue

  @QUE-007 @must @server
  Rule: The oldest request that a worker can serve goes out first
    Scenario: Two slots, three requests
      Given requests "one", "two", "three" for "llama" are queued
      When worker "ada" serves "llama" with 2 slots
      Then requests "one", "two" have reached "ada" in this order
      And request "three" is still queued

  @QUE-008 @must @server
  Rule: A request that a free worker cannot serve holds nobody up
    Scenario: The head of the queue wants another model
      Given request "other" for "qwen" is queued
      And request "ours" for "llama" is queued
      When worker "ada" serves "llama"
      Then request "ours" is in flight on "ada"
      And request "other" is still queued

  @QUE-009 @must @server
  Rule: A new request does not overtake a queued one
    Scenario: A slot becomes free
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When request "three" for "llama" is queued
      And the worker of request "one" answers 200 "{}"
      Then request "two" is in flight on "ada"
      And request "three" is still queued
