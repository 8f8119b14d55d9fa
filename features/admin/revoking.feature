Feature: Revoking keys

  @ADM-021 @must @server
  Rule: A revoked key no longer works
    Scenario: Used before
      Given the server's key requirement is "true"
      And worker "ada" serves "llama"
      And an operator makes keys "laptop", "phone"
      And a client asks for "llama" with key "laptop"
      And the request is in flight on "ada"
      When an operator revokes key "laptop"
      And a client asks for "llama" with key "laptop"
      Then the request is answered 401 "invalid_api_key"
      And key "laptop" is listed as revoked

    Scenario: The other keys do
      Given the server's key requirement is "true"
      And worker "ada" serves "llama"
      And an operator makes keys "laptop", "phone"
      When an operator revokes key "laptop"
      And a client asks for "llama" with key "phone"
      Then the request is in flight on "ada"

  @ADM-022 @must @server
  Rule: Revoking again is no error
    Scenario: Twice
      Given an operator makes key "laptop"
      When an operator revokes key "laptop"
      And an operator revokes key "laptop"
      Then key "laptop" is listed as revoked

  @ADM-023 @must @server
  Rule: An unknown key cannot be revoked
    Scenario: A guess, and no id at all
      When a server
      Then DELETE "/admin/keys/5f0c6a52-66b1-4a4f-9c53-7d1f5f3f1f42" with the operator's token is answered 404
      And DELETE "/admin/keys/laptop" with the operator's token is answered 404
