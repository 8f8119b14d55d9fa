Feature: Keep-alive comments
  Silence is filled, so that proxies on the way do not hang up.

  @STR-032 @must @server
  Rule: A comment commits the response
    Scenario: A request that waits in the queue
      Given the server's keep-alive is "0.2"
      When the request for a stream of "llama" is queued
      Then the request receives a comment
      And the answer to the request has the media type "text/event-stream"

  @STR-034 @must @server
  Rule: 0 switches comments off
    Scenario: A timeout later
      Given the server's keep-alive is "0"
      And the server's queue timeout is "1"
      When the request for a stream of "llama" is queued
      Then the request is answered with another status than 200

  @STR-035 @must @server
  Rule: A unary request gets no comment
    Scenario: A timeout later
      Given the server's keep-alive is "0.2"
      And the server's queue timeout is "1"
      When the request for "llama" is queued
      Then the request is answered with another status than 200

    Scenario: On a worker that thinks
      Given the server's keep-alive is "0.2"
      And the server's queue timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And a client asks for "llama" as request "clock"
      When request "clock" is answered
      Then the request has no answer at all yet
      And the worker of the request answers 200 "at last"
      And the request is answered 200 with exactly "at last"

  @STR-036 @must @server
  Rule: After a comment every failure is an event
    Scenario: The queue timeout
      Given the server's keep-alive is "0.2"
      And the server's queue timeout is "1"
      When the request for a stream of "llama" is queued
      And the request receives a comment
      Then the request is answered 200
      And the stream of the request ends with the error "queue_timeout"

  @STR-037 @must @server
  Rule: A comment is not an answer
    Scenario: The worker is lost after a comment
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      And the request receives a comment
      When worker "ada" is lost
      And worker "bob" serves "llama"
      Then the request is in flight on "bob"
