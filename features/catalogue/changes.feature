Feature: How the list of models follows the workers

  @CAT-003 @must @server
  Rule: The order is that of first sight
    Scenario: Not that of the alphabet
      Given worker "ada" serves "raven", "finch"
      And worker "bob" serves "stork", "finch", "auk"
      When a client gets "/v1/models"
      Then the answer to the request lists the models "raven", "finch", "stork", "auk"

    Scenario: A new model comes last, those that stay keep their place
      Given worker "ada" serves "teal", "swan"
      When worker "ada" changes its models to "rook", "swan", "teal"
      And worker "ada" gets a pong for its ping
      And a client gets "/v1/models"
      Then the answer to the request lists the models "teal", "swan", "rook"

  @CAT-006 @must @server @beside-the-wire
  Rule: What only draining workers offer is not listed
    Scenario: One of two drains
      Given worker "ada" serves "llama", "qwen"
      And worker "bob" serves "qwen"
      And request "one" for "llama" is in flight on "ada"
      When an operator drains worker "ada"
      And a client gets "/v1/models"
      Then the answer to the request lists the models "qwen"

    Scenario: Looked up by its name
      Given worker "ada" serves "llama"
      And request "one" for "llama" is in flight on "ada"
      When an operator drains worker "ada"
      And a client gets "/v1/models/llama"
      Then the request is answered 404 "not_found"

  @CAT-008 @must @server
  Rule: The list is an object with data
    Scenario: Two models
      Given worker "ada" serves "kite", "wren"
      When a client gets "/v1/models"
      Then the request is answered 200
      And the answer to the request has "list" at "/object"
      And the answer to the request lists the models "kite", "wren"

    Scenario: No models
      When a client gets "/v1/models"
      Then the request is answered 200
      And the answer to the request has "list" at "/object"
      And the answer to the request lists no models

  @CAT-015 @must @server
  Rule: A removed model is not dispatched any more
    Scenario: Two slots, one in flight
      Given worker "ada" serves "llama", "qwen" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      When worker "ada" changes its models to "qwen"
      And worker "ada" gets a pong for its ping
      And request "two" for "llama" is queued
      Then the worker of request "one" answers 200 "{}"
      And request "one" is answered 200
      And request "three" for "qwen" is in flight on "ada"
      And request "two" is still queued
      And request "two" never reaches "ada"
