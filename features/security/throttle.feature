Feature: Strangers are slowed down
  Whoever guesses secrets is blocked for a while, by the address that he comes from.

  @SEC-006 @must @server
  Rule: A block ends by itself
    Scenario: Half a second
      Given the server's auth failure limit is "2"
      And the server's auth block is "0.5"
      When 2 strangers with a wrong secret have been refused
      Then a worker is let in after 0.5 s and not before

  @SEC-008 @must @server
  Rule: A missing secret is a failure
    Scenario: At the limit
      Given the server's auth failure limit is "2"
      And 2 strangers without a secret have been refused
      When worker "ada" connects
      Then worker "ada" is blocked

    Scenario: One below
      Given the server's auth failure limit is "3"
      And 2 strangers without a secret have been refused
      When worker "ada" connects
      Then worker "ada" is let in
