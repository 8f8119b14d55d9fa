Feature: A stream that cannot go on
  After the first byte there is no status left; the stream says what happened and ends.

  @STR-015 @must @server
  Rule: An answer without a chunk keeps its status, headers and body
    Scenario: Too many requests
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":429,"headers":{"content-type":"text/plain","retry-after":"7"},"body":"slow down"}
        """
      Then the request is answered 429 with exactly "slow down"
      And the answer to the request has "content-type" "text/plain"
      And the answer to the request has "retry-after" "7"

  @STR-018 @must @server
  Rule: The worker is lost
    Scenario: In the middle
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When worker "ada" is lost
      Then the stream of the request ends with the error "backend_error"

  @STR-019 @must @server
  Rule: The request timeout passes
    Scenario: In the middle
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      Then the stream of the request ends with the error "request_timeout"
      And the request is cancelled at "ada" because of "timeout"

  @STR-021 @must @server
  Rule: The worker reports an error
    Scenario: In the middle
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request reports an error
      Then the stream of the request ends with the error "backend_error"

  @STR-027 @must @server
  Rule: An error event begins at a boundary of its own
    Scenario: The last chunk stopped inside an event
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: {\"half" from "ada"
      When worker "ada" is lost
      Then the stream of the request ends with an event of its own

  @STR-025 @must @server
  Rule: Anthropic clients get an event named error
    Scenario: The worker is lost
      Given worker "ada" serves "llama"
      And a client asks for a streamed message of "llama"
      And the request is in flight on "ada"
      And the worker of the request sends "event: ping\ndata: {}\n\n"
      And the request has received "event: ping\ndata: {}\n\n"
      When worker "ada" is lost
      Then the stream of the request ends with the Anthropic error "api_error"
