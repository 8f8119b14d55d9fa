Feature: What a requeued request keeps

  @RQU-003 @must @server
  Rule: A requeued request goes to the front
    Scenario: Somebody waits already
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When worker "ada" is lost
      And the queue holds 2 requests
      And worker "bob" serves "llama"
      Then request "one" is in flight on "bob"
      And request "two" is still queued

  @RQU-008 @must @server
  Rule: Time in flight does not count as time in the queue
    Scenario: Longer in flight than the queue timeout
      Given the server's queue timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And request "clock" for "qwen" is queued
      And request "clock" is answered
      When worker "ada" is lost
      And worker "bob" serves "llama"
      Then the request is in flight on "bob"

  @RQU-009 @must @server
  Rule: The request timeout goes on
    Scenario: In flight, lost, queued
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" is lost
      Then the request ends 1 s after its arrival and at most 100 ms later

  @RQU-010 @must @server
  Rule: A cancelled request is not requeued
    Scenario: Client first, worker second
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the client of the request goes away
      And the request is cancelled at "ada" because of "client_disconnect"
      And worker "ada" is lost
      And worker "bob" serves "llama"
      Then worker "bob" has got no request

  @RQU-011 @must @server
  Rule: It is the same request
    Scenario: The same id and body
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "bob" serves "llama"
      When worker "ada" is lost
      Then the request arrives on "bob" as it did on "ada"

  @RQU-012 @must @server
  Rule: A request that has begun to answer is not requeued
    Scenario: One token is out
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      And worker "bob" serves "llama"
      When worker "ada" is lost
      And the stream of the request ends with the error "backend_error"
      Then worker "bob" has got no request
