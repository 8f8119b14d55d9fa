Feature: How busy a worker is
  What runs on a worker from here is known; what others let it do, it has to tell.

  @SEL-007 @must @server
  Rule: The load is what runs from here and what runs for others
    Scenario: Room for exactly one more
      Given worker "ada" serves "llama" with 4 slots
      And worker "ada" reports 2 requests of others
      When request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is in flight on "ada"
      And request "three" for "llama" is queued
      Then worker "ada" has got 2 requests

    Scenario: The sum decides between two workers
      Given worker "ada" serves "llama" with 9 slots
      And worker "ada" reports 2 requests of others
      And worker "bob" serves "llama" with 9 slots
      When requests "one", "two" for "llama" are in flight on "bob"
      And worker "bob" reports 1 request of others
      Then request "three" for "llama" is in flight on "ada"

  @SEL-008 @must @server
  Rule: What a worker reports contains what runs from here
    Scenario: Exactly that
      Given worker "ada" serves "llama" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      When worker "ada" reports a load of 1 in all
      Then request "two" for "llama" is in flight on "ada"

    Scenario: One more
      Given worker "ada" serves "llama" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      When worker "ada" reports a load of 2 in all
      And request "two" for "llama" is queued
      Then worker "ada" has got 1 request

    Scenario: One less is not less than nothing
      Given worker "ada" serves "llama" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      When worker "ada" reports a load of 0 in all
      And request "two" for "llama" is in flight on "ada"
      And request "three" for "llama" is queued
      Then worker "ada" has got 2 requests

    Scenario: It stays what it was when one of ours ends
      Given worker "ada" serves "llama" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      And worker "ada" reports a load of 2 in all
      When the worker of request "one" answers 200 "{}"
      And request "two" for "llama" is in flight on "ada"
      And request "three" for "llama" is queued
      Then worker "ada" has got 2 requests
