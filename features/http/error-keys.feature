Feature: Requests without a valid key

  @ERR-013 @must @server
  Rule: Where keys are required, nobody gets in without one
    Background:
      Given the server's key requirement is "true"

    Scenario Outline: No key for a <route>
      When a client asks for a <route> of "llama"
      Then the request is refused with 401 "invalid_api_key" of type "authentication_error"

      Examples:
        | route           |
        | chat completion |
        | response        |
        | message         |
        | completion      |
        | embedding       |
        | token count     |

    Scenario: No key for the list of models
      When a client gets "/v1/models"
      Then the request is refused with 401 "invalid_api_key" of type "authentication_error"

    @beside-the-wire
    Scenario Outline: A wrong key for a <route>
      Given an operator has given out the key "phone"
      When a client with the key "mr_live_0123456789abcdefghijABCDEFGHIJ01" asks for a <route> of "llama"
      Then the request is refused with 401 "invalid_api_key" of type "authentication_error"

      Examples:
        | route           |
        | chat completion |
        | message         |

    @beside-the-wire
    Scenario: A key that was taken back
      Given an operator has given out the key "phone"
      And an operator has taken back the key "phone"
      When a client with the x-api-key "phone" asks for a message of "llama"
      Then the request is refused with 401 "invalid_api_key" of type "authentication_error"

    @beside-the-wire
    Scenario: The right key
      Given worker "ada" serves "llama"
      And an operator has given out the key "phone"
      When a client with the key "phone" asks for a message of "llama"
      Then the request is in flight on "ada"
