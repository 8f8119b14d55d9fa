Feature: Identities
  Who knows one id knows no other, so nobody can speak for somebody else.

  @REG-046 @must @server
  Rule: Worker ids are unguessable
    Scenario: Five workers, two of the same name
      When workers "ada", "bob", "eve", "kim" serve "llama"
      And a twin "ada again" of worker "ada" registers for "llama"
      Then the ids of workers "ada", "bob", "eve", "kim", "ada again" cannot be told from each other

  @REG-047 @must @server
  Rule: Request ids are unguessable
    Scenario: Five requests
      Given worker "ada" serves "llama" with 5 slots
      When requests "1", "2", "3", "4", "5" for "llama" are in flight on "ada"
      Then the ids of requests "1", "2", "3", "4", "5" cannot be told from each other

  @REG-048 @must @server @beside-the-wire
  Rule: A large number of slots is taken as it is
    Scenario Outline: <slots> slots
      When worker "ada" serves "llama" with <slots> slots
      Then the ack of "ada" carries no warning
      And an operator sees worker "ada" with "max_concurrent" "<slots>"
      And requests "1", "2", "3" for "llama" are in flight on "ada"

      Examples:
        | slots      |
        | 1000       |
        | 2147483647 |
