Feature: Which worker gets a request

  @SEL-003 @must @server @beside-the-wire
  Rule: A draining worker gets nothing new
    Scenario: By an operator
      Given workers "ada", "bob" serve "llama"
      When an operator drains worker "ada"
      And a client asks for "llama"
      Then the request is in flight on "bob"

  @SEL-004 @must @server
  Rule: A worker must list exactly the model
    Scenario: Upper and lower case are different
      Given worker "ada" serves "Llama"
      When the request for "llama" is queued
      Then worker "ada" has got no request

  @SEL-005 @must @server
  Rule: The star matches any model
    Scenario: A worker for anything
      Given worker "ada" serves "*"
      When a client asks for "something-new"
      Then the request is in flight on "ada"

  @SEL-006 @must @server
  Rule: A worker without a free slot gets nothing
    Scenario: Others keep it busy
      Given worker "ada" serves "llama"
      When worker "ada" reports 1 request of others
      And the request for "llama" is queued
      Then worker "ada" has got no request

  @SEL-010 @must @server
  Rule: The lowest load wins
    Scenario: One is busier
      Given worker "ada" serves "llama" with 4 slots
      And worker "bob" serves "llama" with 4 slots
      And worker "ada" reports 2 requests of others
      When requests "one", "two" for "llama" are in flight on "bob"
      Then worker "ada" has got no request

  @SEL-011 @must @server
  Rule: Ties rotate
    Scenario: Four requests, two workers, each done before the next
      Given workers "ada", "bob" serve "llama"
      When 4 clients ask for "llama" one after the other
      Then worker "ada" has got 2 requests
      And worker "bob" has got 2 requests

  @SEL-013 @must @server
  Rule: Two connections of one name are two workers
    Scenario: Twins
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      When a twin "twin" of worker "ada" registers for "llama"
      And a client asks for "llama" as request "two"
      Then request "two" is in flight on "twin"
