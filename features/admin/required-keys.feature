Feature: Keys that are required

  @ADM-032 @must @server
  Rule: Every door of clients needs a key
    Scenario: All of them
      Given the server's key requirement is "true"
      When an operator makes key "laptop"
      Then each of these routes needs a key, and key "laptop" will do
        | POST | /v1/chat/completions       |
        | POST | /v1/completions            |
        | POST | /v1/responses              |
        | POST | /v1/embeddings             |
        | POST | /v1/messages               |
        | POST | /v1/messages/count_tokens  |
        | GET  | /v1/models                 |

  @ADM-033 @must @server
  Rule: A key is taken from two fields
    Scenario: As a bearer
      Given the server's key requirement is "true"
      And worker "ada" serves "llama"
      And an operator makes key "laptop"
      When a client asks for "llama" with key "laptop"
      Then the request is in flight on "ada"

    Scenario: As Anthropic clients send it
      Given the server's key requirement is "true"
      And worker "ada" serves "llama"
      And an operator makes key "laptop"
      When a client asks for "llama" with key "laptop" in the field "x-api-key"
      Then the request is in flight on "ada"

    Scenario: An unknown one
      Given the server's key requirement is "true"
      And worker "ada" serves "llama"
      When a client asks for "llama" with an unknown key
      Then the request is answered 401 "invalid_api_key"

  @ADM-034 @must @server
  Rule: Without the requirement nobody needs a key
    Scenario: The default
      Given worker "ada" serves "llama"
      When a client asks for "llama"
      Then the request is in flight on "ada"

    Scenario: Switched off
      Given the server's key requirement is "false"
      And worker "ada" serves "llama"
      When a client asks for "llama"
      Then the request is in flight on "ada"
