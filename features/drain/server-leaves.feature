Feature: The server finishes and leaves

  @DRN-015 @must @server
  Rule: SIGINT is SIGTERM
    Scenario: A request is in flight
      Given worker "ada" serves "llama"
      And request "old" for "llama" is in flight on "ada"
      When the server gets SIGINT
      And worker "ada" gets a "graceful_shutdown"
      And a client asks for "llama" as request "new"
      Then request "new" is answered 503 "draining"
      And the worker of request "old" answers 200 "{}"
      And request "old" is answered 200
      And worker "ada" is closed with 1000 "graceful shutdown complete"
      And the server exits with status 0

  @DRN-018 @must @server
  Rule: What waits is still dispatched
    Scenario: The worker becomes free
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      And request "two" for "llama" is queued
      When the server gets SIGTERM
      And the server's health says "status" is "draining"
      And the worker of request "one" answers 200 "{}"
      Then request "two" is in flight on "ada"
      And the worker of request "two" answers 200 "{}"
      And requests "one", "two" are answered 200
      And the server exits with status 0

  @DRN-020 @must @server
  Rule: A stream that has begun ends with one error event at the deadline
    Scenario: A chat completion
      Given the server's drain timeout is "0.5"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the server gets SIGTERM
      Then the stream of the request ends with the error "draining"
      And the stream of the request holds one error

  @DRN-024 @must @server
  Rule: The server does not wait for its deadline
    Scenario: Nothing to do
      Given the server's drain timeout is "30"
      And worker "ada" serves "llama"
      When the server gets SIGTERM
      Then the server exits with status 0 within 5 s

    Scenario: A request ends
      Given the server's drain timeout is "30"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\n"
      And the server exits with status 0 within 5 s

  @DRN-025 @should @server
  Rule: What did not finish is cancelled
    Scenario: At the deadline
      Given the server's drain timeout is "0.5"
      And worker "ada" serves "llama" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      And request "two" for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the server gets SIGTERM
      Then request "one" is told to be cancelled at "ada" because of "server_shutdown"
      And request "two" is told to be cancelled at "ada" because of "server_shutdown"
