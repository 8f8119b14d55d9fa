Feature: Requeue after a worker is lost
  A worker that disappears is not the client's problem. Its requests go back to the front of
  their queue, in the order they were in flight.

  @RQU-001 @must @server
  Rule: An in-flight request of a lost worker is dispatched again
    Scenario: Another worker takes over
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" is lost
      Then the request is in flight on "bob"
      And the worker of the request answers 200 "{}"
      And the request is answered 200

  @RQU-002 @must @server
  Rule: Every kind of loss is the same
    Scenario: A polite goodbye
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" leaves with close code 1000
      Then the request is in flight on "bob"

    Scenario: A broken protocol
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" sends a binary message
      Then the request is in flight on "bob"

  @RQU-004 @must @server
  Rule: Several requests keep their order
    Scenario: Three at once, then a newer one
      Given worker "ada" serves "llama" with 3 slots
      And requests "one", "two", "three" for "llama" are in flight on "ada"
      And request "four" for "llama" is queued
      When worker "ada" is lost
      And the queue holds 4 requests
      And worker "bob" serves "llama" with 4 slots
      Then requests "one", "two", "three", "four" have reached "bob" in this order

  @RQU-006 @must @server
  Rule: A request is requeued at most three times
    Scenario: The fourth worker answers
      Given the request for "llama" has been requeued 3 times
      When worker "ada" serves "llama"
      And the request is in flight on "ada"
      And the worker of the request answers 200 "{}"
      Then the request is answered 200

  @RQU-007 @must @server
  Rule: The fourth loss is the last
    Scenario: The fourth worker is lost
      Given the request for "llama" has been requeued 3 times
      And worker "ada" serves "llama"
      And the request is in flight on "ada"
      When worker "ada" is lost
      Then the request is answered 503 "requeue_exhausted"
