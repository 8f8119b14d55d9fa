Feature: Requeue after a worker is lost
  A worker that disappears is not the client's problem. Its requests go back to the front of
  their queue, in the order they were in flight.

  @RQU-001 @must @server
  Rule: An in-flight request of a lost worker is dispatched again
    Scenario: Another worker takes over
      Given workers "ada" and "bob" serve "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" is lost
      Then the request is in flight on "bob"
