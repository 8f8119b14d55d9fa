Feature: Settings of the server: operators and clients

  @CLI-026 @must @server
  Rule: The token of operators
    Scenario: Its names
      When somebody asks the server for help
      Then the help names "--admin-token" and "MODELRELAY_ADMIN_TOKEN"

    Scenario: By flag
      When the server is run with "--admin-token another"
      Then GET "/admin/workers" with the token "another" is answered 200
      And GET "/admin/workers" with the token "kit-admin-token" is answered 403

    Scenario: By variable
      When the server's admin token is "another"
      Then GET "/admin/workers" with the token "another" is answered 200

  @CLI-027 @must @server
  Rule: Whether clients need keys
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--require-api-keys", "MODELRELAY_REQUIRE_API_KEYS" and the default "false"

    Scenario: By variable
      Given the server's key requirement is "true"
      When a client asks for "llama"
      Then the request is answered 401 "invalid_api_key"

  @CLI-028 @must @server
  Rule: The requirement of keys as a flag
    Scenario: Bare
      Given the server is run with "--require-api-keys --queue-timeout 3"
      When a client asks for "llama"
      Then the request is answered 401 "invalid_api_key"

    Scenario: True
      Given the server is run with "--require-api-keys true"
      When a client asks for "llama"
      Then the request is answered 401 "invalid_api_key"

    Scenario: False, against the variable
      Given the server is run with "--require-api-keys false"
      And the server's key requirement is "true"
      And worker "ada" serves "llama"
      When a client asks for "llama"
      Then the request is in flight on "ada"
