Feature: One model, and changes of the list

  @CAT-010 @must @server
  Rule: A listed model can be looked up
    Scenario: By its name
      Given worker "ada" serves "llama"
      When a client gets "/v1/models/llama"
      Then the answer to the request has "llama" at "/id"

  @CAT-011 @must @server
  Rule: A model that is not listed is not found
    Scenario: A typing error
      Given worker "ada" serves "llama"
      When a client gets "/v1/models/lama"
      Then the request is answered 404 "not_found"

  @CAT-012 @must @server
  Rule: A name with a slash can be looked up
    Scenario Outline: <written>
      Given worker "ada" serves "meta/llama"
      When a client gets "/v1/models/<written>"
      Then the answer to the request has "meta/llama" at "/id"

      Examples:
        | written      |
        | meta/llama   |
        | meta%2Fllama |

  @CAT-013 @must @server
  Rule: A models update replaces the whole list
    Scenario: Another model was loaded
      Given worker "ada" serves "crow", "owl"
      When worker "ada" changes its models to "owl ", "jay"
      And worker "ada" gets a pong for its ping
      And a client gets "/v1/models"
      Then the answer to the request lists the models "owl", "jay"

  @CAT-014 @must @server
  Rule: An empty models update is obeyed
    Scenario: Nothing new, the old goes on
      Given worker "ada" serves "llama" with 2 slots
      And the request for "llama" is in flight on "ada"
      When worker "ada" changes its models to none
      And worker "ada" gets a pong for its ping
      And request "next" for "llama" is queued
      Then the worker of the request answers 200 "{}"
      And the request is answered 200
