Feature: Timeouts

  @TMO-001 @must @server
  Rule: The wait in the queue is bounded
    Scenario: Nobody comes
      Given the server's queue timeout is "1"
      When the request for "llama" is queued
      Then the request is answered 504 "queue_timeout" after 1 s

  @TMO-002 @must @server
  Rule: A queue timeout of 0 is none
    Scenario: The request timeout comes first
      Given the server's queue timeout is "0"
      And the server's request timeout is "1"
      When the request for "llama" is queued
      Then the request ends 1 s after its arrival and at most 100 ms later

  @TMO-003 @must @server
  Rule: A request that timed out in the queue is never dispatched
    Scenario: A worker comes too late
      Given the server's queue timeout is "1"
      And the request for "llama" is queued
      When the request is answered
      And worker "ada" serves "llama"
      Then worker "ada" has got no request

  @TMO-007 @must @server
  Rule: The whole request is bounded
    Scenario: A worker that thinks too long
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then the request is answered 504 "request_timeout" after 1 s

  @TMO-006 @must @server
  Rule: The worker is told
    Scenario: A worker that thinks too long
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then the request is cancelled at "ada" because of "timeout"

  @TMO-011 @must @server
  Rule: A request that timed out frees its slot
    Scenario: The next one goes out
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      When request "one" is answered
      And a client asks for "llama" as request "two"
      Then request "two" is in flight on "ada"
