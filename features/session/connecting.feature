Feature: Connecting as a worker
  A worker dials in, proves itself and speaks WebSocket from then on.

  @REG-001 @must @server
  Rule: The connect endpoint upgrades to a WebSocket
    Scenario: The usual way
      When worker "ada" connects to "/v1/worker/connect?provider=local"
      Then the upgrade of "ada" is answered 101

  @REG-002 @must @server
  Rule: Without a provider the worker belongs to the provider local
    Scenario: No query string
      Given worker "ada" connects to "/v1/worker/connect"
      When worker "ada" registers
      And a client asks for "llama"
      Then the request is in flight on "ada"

  @REG-003 @must @server
  Rule: The provider is percent-decoded
    Scenario: A name with a blank and a slash
      Given the server's provider is "gpu farm/1"
      When worker "ada" connects to "/v1/worker/connect?provider=gpu%20farm%2F1"
      And worker "ada" registers
      Then worker "ada" is acknowledged for "llama"

  @REG-006 @must @server
  Rule: The secret may come in the query
    Scenario: No header
      When worker "ada" connects to "/v1/worker/connect?worker_secret=kit-worker-secret" without a secret
      And worker "ada" registers
      Then worker "ada" is acknowledged for "llama"

  @REG-007 @must @server
  Rule: The header decides when both are present
    Scenario: A wrong header beside the right query
      When worker "ada" connects to "/v1/worker/connect?worker_secret=kit-worker-secret" with the secret "wrong"
      Then worker "ada" is closed with 1008 "worker authentication failed"

    Scenario: A wrong query beside the right header
      When worker "ada" connects to "/v1/worker/connect?worker_secret=wrong"
      And worker "ada" registers
      Then worker "ada" is acknowledged for "llama"

  @REG-009 @must @server
  Rule: A plain GET of the connect endpoint is refused and does not hang
    Scenario: A browser comes by
      When a client gets "/v1/worker/connect"
      Then the request is answered one of "400, 426"
