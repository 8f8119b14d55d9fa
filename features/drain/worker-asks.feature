Feature: A worker asks to drain
  Both sides have said that they know the message for it.

  @DRN-009 @must @server
  Rule: It gets no more requests
    Scenario: Another worker is free
      Given worker "ada" serves "llama" and may drain
      And request "old" for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" asks to drain
      And worker "ada" gets a "graceful_shutdown"
      And 3 clients ask for "llama" one after the other
      Then worker "ada" has got 1 request

    Scenario: A slot is free and nobody else is there
      Given worker "ada" serves "llama" with 2 slots and may drain
      And request "old" for "llama" is in flight on "ada"
      When worker "ada" asks to drain
      And worker "ada" gets a "graceful_shutdown"
      And the request for "llama" is queued
      Then the request is still queued

  @DRN-010 @must @server
  Rule: It is told to drain
    Scenario: A request is in flight
      Given worker "ada" serves "llama" and may drain
      And the request for "llama" is in flight on "ada"
      When worker "ada" asks to drain
      Then worker "ada" gets a "graceful_shutdown"
      And worker "ada" is still connected

    Scenario: Nothing is in flight
      Given worker "ada" serves "llama" and may drain
      When worker "ada" asks to drain
      Then worker "ada" gets a "graceful_shutdown"

  @DRN-011 @must @server
  Rule: It is told its own deadline, or the server's
    Scenario: Its own
      Given the server's drain timeout is "9"
      And worker "ada" serves "llama" and may drain
      And the request for "llama" is in flight on "ada"
      When worker "ada" asks to drain within 77 s
      Then worker "ada" gets a "graceful_shutdown" with "77" at "/drain_timeout_secs"

    Scenario: The server's
      Given the server's drain timeout is "9"
      And worker "ada" serves "llama" and may drain
      And the request for "llama" is in flight on "ada"
      When worker "ada" asks to drain
      Then worker "ada" gets a "graceful_shutdown" with "9" at "/drain_timeout_secs"

  @DRN-012 @must @server
  Rule: It is closed when its last request has ended
    Scenario: The last of two
      Given worker "ada" serves "llama" with 2 slots and may drain
      And requests "one", "two" for "llama" are in flight on "ada"
      When worker "ada" asks to drain
      And worker "ada" gets a "graceful_shutdown"
      And the worker of request "one" answers 200 "{}"
      And request "one" is answered 200
      And worker "ada" is still connected
      And the worker of request "two" answers 200 "{}"
      Then worker "ada" is closed with 1000 "graceful shutdown complete"
      And request "two" is answered 200
