Feature: Keys are for clients, the secret is for workers

  @SEC-001 @must @server @beside-the-wire
  Rule: A client's key lets no worker in
    Background:
      Given the server's key requirement is "true"
      And an operator has given out the key "phone"

    Scenario: In place of the secret
      When worker "eve" connects with the client key "phone"
      Then worker "eve" is closed with 1008 "worker authentication failed"

    Scenario: In the query
      When worker "eve" connects with the client key "phone" in its query
      Then worker "eve" is closed with 1008 "worker authentication failed"

    Scenario: As clients send it
      When worker "eve" connects with the client key "phone" as a client would
      Then worker "eve" is closed with 1008 "worker authentication failed"

  @DSP-014 @must @server @beside-the-wire
  Rule: A relay key does not reach the worker
    Background:
      Given the server's key requirement is "true"
      And an operator has given out the key "phone"
      And worker "ada" serves "llama"

    Scenario: In authorization
      When a client with the key "phone" asks for a chat completion of "llama"
      Then the request on "ada" holds nothing of the key "phone"
      And the request arrives on "ada" without the headers "authorization"

    Scenario: In x-api-key
      When a client with the x-api-key "phone" asks for a message of "llama"
      Then the request on "ada" holds nothing of the key "phone"
      And the request arrives on "ada" without the headers "x-api-key"

    Scenario: Beside a key of the backend
      When a client with the key "phone" and the x-api-key "sk-of-the-backend" asks for a message of "llama"
      Then the request on "ada" holds nothing of the key "phone"
      And the request arrives on "ada" with the headers
        | x-api-key | sk-of-the-backend |
