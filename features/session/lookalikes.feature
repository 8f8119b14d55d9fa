Feature: Refusals of workers
  Who is not let in cannot find out why.

  @REG-005 @must @server
  Rule: The secret is accepted in the header
    Scenario: Nothing in the query
      When worker "ada" connects to "/v1/worker/connect" with the secret "kit-worker-secret"
      And worker "ada" registers
      Then worker "ada" is acknowledged for "llama"

  @REG-026 @must @server @beside-the-wire
  Rule: A worker of a disabled provider is closed after the upgrade
    Scenario: The right secret
      Given an operator disables provider "local"
      When worker "ada" connects
      Then the upgrade of "ada" is answered 101
      And worker "ada" is closed with 1008 "worker authentication failed"

    Scenario: Enabled again
      Given an operator disables provider "local"
      And an operator enables provider "local"
      When worker "ada" connects
      And worker "ada" registers
      Then worker "ada" is acknowledged for "llama"

  @REG-027 @must @server @beside-the-wire
  Rule: All refusals look the same
    Scenario: Without a secret, with a wrong one, of an unknown provider, of a disabled provider
      When worker "nameless" connects to "/v1/worker/connect?provider=local" without a secret
      And worker "guesser" connects to "/v1/worker/connect?provider=local" with the secret "wrong"
      And worker "stray" connects to "/v1/worker/connect?provider=elsewhere"
      And an operator disables provider "local"
      And worker "late" connects to "/v1/worker/connect?provider=local"
      Then workers "nameless", "guesser", "stray" and "late" have seen exactly the same

  @REG-028 @must @server
  Rule: A blocked address is told that it is blocked
    Scenario: The usual limit
      Given 5 workers connect with a wrong secret
      When worker "ada" connects
      Then the upgrade of "ada" is answered 101
      And worker "ada" is closed with 1008 "worker authentication temporarily rate limited"

    Scenario: At a limit of its own
      Given the server's auth failure limit is "2"
      And 2 workers connect with a wrong secret
      When worker "ada" connects
      Then worker "ada" is closed with 1008 "worker authentication temporarily rate limited"
