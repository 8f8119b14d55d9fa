Feature: Corners of the timeouts

  @TMO-005 @must @server
  Rule: A request timeout of 0 is none
    Scenario: A worker that takes its time
      Given the server's request timeout is "0"
      And the server's queue timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And a client asks for "llama" as request "clock"
      When request "clock" is answered
      Then the request is not answered yet
      And the worker of the request answers 200 "late"
      And the request is answered 200 with exactly "late"

    Scenario: A long wait in the queue
      Given the server's request timeout is "0"
      And the server's heartbeat interval is "0.3"
      And worker "clock" serves "qwen"
      And the request for "llama" is queued
      When worker "clock" goes on until it has got 4 pings
      Then the request is still queued

  @TMO-008 @must @server
  Rule: The request timeout holds in the queue too
    Scenario: Before the queue timeout
      Given the server's request timeout is "1"
      And the server's queue timeout is "20"
      And the request for "llama" is queued
      Then the request is answered 504 "request_timeout" after 1 s
      When worker "ada" serves "llama"
      Then worker "ada" has got no request
      And the queue holds 0 requests

    Scenario: After a worker was lost
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And worker "ada" is lost
      And the queue holds 1 request
      Then the request is answered 504 "request_timeout" after 1 s
      When worker "bob" serves "llama"
      Then worker "bob" has got no request

  @TMO-012 @must @server
  Rule: Two timeouts at once give one answer
    Scenario: Unary
      Given the server's request timeout is "1"
      And the server's queue timeout is "1"
      When the request for "llama" is queued
      Then the request is answered
      And the next answer on the connection of the request is the one that was asked for

    Scenario: A stream that a comment has begun
      Given the server's request timeout is "1"
      And the server's queue timeout is "1"
      And the server's keep-alive is "0.2"
      When the request for a stream of "llama" is queued
      And the request receives a comment
      Then the stream of the request ends with one chat completion error
      And the next answer on the connection of the request is the one that was asked for
