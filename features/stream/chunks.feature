Feature: Streamed answers

  @STR-001 @must @server
  Rule: Chunks arrive in order
    Scenario: Three of them
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends "data: 1\n\n"
      And the worker of the request sends "data: 2\n\n"
      And the worker of the request sends "data: 3\n\n"
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\ndata: 2\n\ndata: 3\n\n"

  @STR-002 @must @server
  Rule: The text arrives byte for byte
    Scenario: Characters of four bytes and odd cuts
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends "da"
      And the worker of the request sends "ta: 🚀é\"\\"
      And the worker of the request sends "\r\n\n"
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 🚀é\"\\\r\n\n"

  @STR-003 @must @server
  Rule: A chunk is flushed as it arrives
    Scenario: The next one waits for the client
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends "data: 1\n\n"
      Then the request has received "data: 1\n\n"
      And the request is not answered yet

  @STR-004 @must @server
  Rule: The response ends with the completion
    Scenario: After a last chunk
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: [DONE]\n\n" from "ada"
      When the request is not answered yet
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: [DONE]\n\n"

  @STR-005 @must @server
  Rule: A stream is 200 text/event-stream
    Scenario: The usual way
      Given worker "ada" serves "llama"
      When the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      Then the answer to the request has the media type "text/event-stream"

  @STR-006 @must @server
  Rule: A stream must not be cached
    Scenario: The usual way
      Given worker "ada" serves "llama"
      When the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      Then the answer to the request has "no-cache" among its "cache-control"

  @STR-007 @must @server
  Rule: A stream must not be buffered by proxies
    Scenario: The usual way
      Given worker "ada" serves "llama"
      When the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      Then the answer to the request has "x-accel-buffering" "no"
