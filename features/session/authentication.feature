Feature: Authentication of workers
  Who is not let in learns that and nothing else.

  @REG-023 @must @server
  Rule: A worker without a secret is closed after the upgrade
    Scenario: No secret at all
      When worker "ada" connects to "/v1/worker/connect" without a secret
      Then the upgrade of "ada" is answered 101
      And worker "ada" is closed with 1008 "worker authentication failed"

  @REG-024 @must @server
  Rule: A worker with a wrong secret is closed after the upgrade
    Scenario: One letter off
      When worker "ada" connects with the secret "kit-worker-secreT"
      Then the upgrade of "ada" is answered 101
      And worker "ada" is closed with 1008 "worker authentication failed"

  @REG-025 @must @server
  Rule: A worker of an unknown provider is closed in the same way
    Scenario: The right secret
      When worker "ada" connects to "/v1/worker/connect?provider=elsewhere"
      Then the upgrade of "ada" is answered 101
      And worker "ada" is closed with 1008 "worker authentication failed"

  @SEC-003 @must @server
  Rule: An empty secret is refused
    Scenario: An empty header
      When worker "ada" connects with the secret ""
      Then worker "ada" is closed with 1008 "worker authentication failed"

  @SEC-004 @must @server
  Rule: Five failures block the address
    Scenario: The sixth attempt
      Given 5 workers connect with a wrong secret
      When worker "ada" connects with the secret "wrong"
      Then worker "ada" is closed with 1008 "worker authentication temporarily rate limited"

    Scenario: Four failures do not
      Given 4 workers connect with a wrong secret
      When worker "ada" serves "llama"
      Then worker "ada" is still connected

  @SEC-005 @must @server
  Rule: A blocked address is refused also with the right secret
    Scenario: Too late
      Given 5 workers connect with a wrong secret
      When worker "ada" connects
      Then worker "ada" is closed with 1008 "worker authentication temporarily rate limited"

  @SEC-007 @must @server
  Rule: A block does not touch workers that are registered
    Scenario: An old worker goes on
      Given worker "ada" serves "llama"
      When 5 workers connect with a wrong secret
      And a client asks for "llama"
      Then the request is in flight on "ada"
