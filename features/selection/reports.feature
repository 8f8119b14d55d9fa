Feature: When a report counts

  @SEL-009 @must @server
  Rule: A reported load counts from its arrival on
    Scenario: In register
      Given worker "ada" serves "llama" with 2 slots and a load of 2 from the start
      When the request for "llama" is queued
      Then worker "ada" has got no request

    Scenario: In register, one below
      Given worker "ada" serves "llama" with 2 slots and a load of 1 from the start
      When the request for "llama" is in flight on "ada"
      And request "next" for "llama" is queued
      Then worker "ada" has got 1 request

    Scenario: In a models update
      Given worker "ada" serves "llama" with 2 slots
      When worker "ada" changes its models to "llama", "qwen" with a load of 2 in all
      And the request for "llama" is queued
      Then worker "ada" has got no request

    Scenario: In a models update that makes room
      Given worker "ada" serves "llama" with 1 slot and a load of 1 from the start
      And the request for "llama" is queued
      When worker "ada" changes its models to "llama" with a load of 0 in all
      Then the request is in flight on "ada"

    Scenario: In a pong
      Given worker "ada" serves "llama" with 2 slots
      When worker "ada" reports a load of 2 in all
      And the request for "llama" is queued
      Then worker "ada" has got no request
