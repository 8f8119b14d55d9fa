Feature: Log lines of the server
  What operators search for is part of the contract.

  @CLI-049 @must @server
  Rule: A registration
    Scenario: One worker
      When worker "ada" serves "llama"
      Then the server logs "worker registered" with the id of worker "ada"

  @CLI-050 @must @server
  Rule: A dispatch
    Scenario: One request
      Given worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then the server logs "request dispatched" with the id of the request

  @CLI-051 @must @server
  Rule: A completion
    Scenario: One request
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{}"
      Then the server logs "response complete" with the id of the request

  @CLI-053 @must @server
  Rule: A requeue
    Scenario: A lost worker
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" is lost
      Then the server logs "request requeued" with the id of the request

  @CLI-055 @must @server
  Rule: A full queue
    Scenario: The second of one
      Given the server's queue length is "1"
      And request "one" for "llama" is queued
      When a client asks for "llama"
      Then the server logs "queue full" with the id that the answer to the request carries

  @CLI-056 @must @server
  Rule: A queue timeout
    Scenario: Nobody comes
      Given the server's queue timeout is "0.3"
      When the request for "llama" is queued
      Then the server logs "queue timeout" with the id that the answer to the request carries

  @SEC-013 @must @server @beside-the-wire
  Rule: Secrets are never logged
    Scenario: Right and wrong ones
      Given the server's log level is "debug"
      And worker "ada" serves "llama"
      When worker "eve" connects with the secret "wrong-secret-of-eve"
      And worker "eve" is closed with 1008 "worker authentication failed"
      Then the server's log never says "wrong-secret-of-eve"
      And the server's log never says "kit-worker-secret"
      And the server's log never says "kit-admin-token"
