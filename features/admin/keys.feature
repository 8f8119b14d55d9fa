Feature: Keys of clients

  @ADM-018 @must @server
  Rule: An operator makes a key
    Scenario: One key
      When an operator makes key "laptop"
      Then key "laptop" comes with its metadata and its secret

  @ADM-019 @must @server
  Rule: All keys are listed, without their secrets
    Scenario: Two, one of them revoked
      Given an operator makes keys "laptop", "phone"
      When an operator revokes key "laptop"
      Then the keys listed are "laptop", "phone"
      And key "laptop" is listed as revoked
      And key "phone" is listed as usable
      And the list holds no secret

  @ADM-020 @must @server
  Rule: The metadata of a key
    Scenario: A new key
      When an operator makes key "laptop"
      Then the metadata of key "laptop" has the right form, when made and in the list

  @ADM-024 @must @server
  Rule: Keys are random behind a mark
    Scenario: Twenty of them
      When an operator makes 20 keys
      Then every key is mr_live_ and 32 or more random letters and digits

  @ADM-025 @must @server
  Rule: The prefix tells a key apart and no more
    Scenario: One key
      When an operator makes key "laptop"
      Then the prefix of key "laptop" begins the secret and leaves most of it open

  @ADM-026 @must @server
  Rule: The last use of a key is noted
    Scenario: Before and after
      Given the server's key requirement is "true"
      And an operator makes keys "laptop", "phone"
      And key "laptop" has never been used
      When a client asks for "llama" with key "laptop"
      Then key "laptop" has been used just now
      And key "phone" has never been used
