Feature: The list of models
  Clients see what they could ask for right now.

  # Where the order shows, the names are used in that scenario only: a server that remembers when
  # it first saw a model may have seen others in an earlier scenario.
  @CAT-001 @must @server
  Rule: Every model of a registered worker is listed
    Scenario: Two workers
      Given worker "ada" serves "heron", "ibis"
      And worker "bob" serves "egret"
      When a client gets "/v1/models"
      Then the answer to the request lists the models "heron", "ibis", "egret"

  @CAT-002 @must @server
  Rule: A model is listed once
    Scenario: Two workers offer it
      Given workers "ada" and "bob" serve "llama"
      When a client gets "/v1/models"
      Then the answer to the request lists the models "llama"

  @CAT-004 @must @server
  Rule: Without workers the list is empty
    Scenario: Nobody is there
      When a client gets "/v1/models"
      Then the request is answered 200
      And the answer to the request lists no models

  @CAT-005 @must @server
  Rule: The star is never listed
    Scenario: A worker for anything
      Given worker "ada" serves "llama", "*"
      When a client gets "/v1/models"
      Then the answer to the request lists the models "llama"

  @CAT-007 @must @server
  Rule: Models of a lost worker leave the list
    Scenario: Half of the offer
      Given worker "ada" serves "llama"
      And worker "bob" serves "qwen"
      When worker "ada" is lost
      And the server's health says "workers_connected" is "1"
      And a client gets "/v1/models"
      Then the answer to the request lists the models "qwen"

  @CAT-009 @must @server
  Rule: An entry says what OpenAI clients expect
    Scenario: One model
      Given worker "ada" serves "llama"
      When a client gets "/v1/models"
      Then the answer to the request has "list" at "/object"
      And the answer to the request has "model" at "/data/0/object"
      And the answer to the request has "worker-proxy" at "/data/0/owned_by"
      And the answer to the request has a number at "/data/0/created"
