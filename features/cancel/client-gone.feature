Feature: The client goes away
  Nobody computes for somebody who left.

  @CAN-001 @must @server
  Rule: A queued request leaves the queue
    Scenario: It is never dispatched
      Given the request for "llama" is queued
      When the client of the request goes away
      And the queue holds 0 requests
      And worker "ada" serves "llama"
      Then worker "ada" has got no request

  @CAN-002 @must @server
  Rule: A unary request in flight is cancelled
    Scenario: A closed connection
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"

    Scenario: A reset connection
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the client of the request resets its connection
      Then the request is cancelled at "ada" because of "client_disconnect"

  @CAN-003 @must @server
  Rule: A stream is cancelled before its first byte
    Scenario: Nothing came yet
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"

  @CAN-004 @must @server
  Rule: A stream is cancelled in the middle
    Scenario: One token came
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the client of the request goes away
      Then the request is cancelled at "ada" because of "client_disconnect"

  @CAN-006 @must @server
  Rule: Only the worker that holds the request is told
    Scenario: An idle worker beside it
      Given workers "ada", "bob" serve "llama"
      And the request for "llama" is in flight somewhere
      When the client of the request goes away
      Then exactly one worker is told to cancel
