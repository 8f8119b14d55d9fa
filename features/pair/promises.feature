Feature: Promises of the whole chain
  Clients, server, worker processes and backends together; the numbers are those of the contract.

  # Request "earlier" is cancelled first, since a program loads what a cancel needs once in its life.
  @CAN-009 @must @server @promise @promise-1 @pair
  Rule: A cancelled stream makes room within 10 ms
    Scenario: The next request is on the backend
      Given the backend holds its streams after the first token
      And worker process "ada" serves the server
      And a client asks for a stream of "llama" as request "earlier"
      And request "earlier" has received something
      And the client of request "earlier" goes away
      And the backend sees that nobody waits for request "earlier" any more
      And a client asks for a stream of "llama" as request "one"
      And request "one" has received something
      And request "two" for "llama" is queued
      When the client of request "one" goes away
      Then the backend has request "two" within 10 ms
      And the backend sees that nobody waits for request "one" any more

  @QUE-010 @must @server @promise @promise-2
  Rule: A new worker gets what waits within 100 ms, oldest first
    Scenario: Three requests, two slots
      Given requests "one", "two", "three" for "llama" are queued
      When worker "ada" serves "llama" with 2 slots
      Then requests "one", "two" are in flight on "ada" within 100 ms
      And requests "one", "two" have reached "ada" in this order

  @RQU-005 @must @server @promise @promise-3
  Rule: A lost worker's request is elsewhere within 50 ms
    Scenario: A busy, B idle, A is lost
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" is lost
      Then the request is in flight on "bob" within 50 ms

  @STR-016 @must @server @promise @promise-4
  Rule: A stream longer than every heartbeat window completes
    Scenario: Many windows
      Given the server's heartbeat interval is "0.2"
      And the server's heartbeat timeout is "0.6"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When worker "ada" streams without a pause until it has got 8 pings
      And the worker of the request ends the stream
      Then the request is answered 200

  @STR-013 @must @worker @promise @promise-5 @pair
  Rule: A refusal on a stream keeps its status
    Scenario: The backend answers 429
      Given the backend answers 429 "{\"error\":{\"message\":\"slow down\"}}"
      And worker process "ada" serves the server
      When a client asks for a stream of "llama"
      Then the request is answered 429 with exactly "{\"error\":{\"message\":\"slow down\"}}"
