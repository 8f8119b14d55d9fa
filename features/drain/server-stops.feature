Feature: The server stops

  @DRN-014 @must @server
  Rule: New requests are refused
    Scenario: While an old one runs
      Given worker "ada" serves "llama"
      And request "old" for "llama" is in flight on "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And a client asks for "llama" as request "new"
      Then request "new" is answered 503 "draining"
      And the answer to request "new" has a "retry-after"

  @DRN-016 @must @server
  Rule: Every worker is told, with the deadline
    Scenario: A deadline with a fraction
      Given the server's drain timeout is "7.5"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGTERM
      Then worker "ada" gets a "graceful_shutdown" with "8" at "/drain_timeout_secs"

  @DRN-017 @must @server
  Rule: Requests in flight go on
    Scenario: A stream ends as it should
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And the worker of the request sends "data: 2\n\n"
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\ndata: 2\n\n"

  @DRN-019 @must @server
  Rule: Requests that did not begin to answer in time are refused
    Scenario: The deadline passes
      Given the server's drain timeout is "0.5"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGTERM
      Then the request is answered 503 "draining"

  @DRN-021 @must @server
  Rule: A worker that finished is closed
    Scenario: Nothing in flight
      Given worker "ada" serves "llama"
      When the server gets SIGTERM
      Then worker "ada" is closed with 1000 "graceful shutdown complete"

  @DRN-022 @must @server
  Rule: A worker that did not finish is closed too
    Scenario: The deadline passes
      Given the server's drain timeout is "0.5"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGTERM
      Then worker "ada" is closed with 1000 "graceful shutdown timed out"

  @DRN-023 @must @server
  Rule: The exit status is 0 when everything finished
    Scenario: Nothing to do
      Given worker "ada" serves "llama"
      When the server gets SIGTERM
      Then the server exits with status 0

    Scenario: A request finishes
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the server gets SIGINT
      And worker "ada" gets a "graceful_shutdown"
      And the worker of the request answers 200 "{}"
      Then the request is answered 200
      And the server exits with status 0
