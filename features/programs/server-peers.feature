Feature: Settings of the server: origins and proxies

  @CLI-034 @must @server
  Rule: Origins whose pages may call
    Scenario: Its names
      When somebody asks the server for help
      Then the help names "--cors-allow-origin" and "CORS_ALLOW_ORIGIN"

    Scenario: The second of a list, by flag
      Given the server is run with "--cors-allow-origin https://one.example,https://two.example"
      When a client sends GET "/health" with the headers
        | Origin | https://two.example |
      Then the answer to the request has "access-control-allow-origin" "https://two.example"

    Scenario: None by default
      When a client sends GET "/health" with the headers
        | Origin | https://two.example |
      Then the answer to the request has no "access-control-allow-origin"

  @CLI-035 @must @server
  Rule: Proxies whose word counts
    Scenario: Its names
      When somebody asks the server for help
      Then the help names "--trusted-proxies" and "TRUSTED_PROXIES"

    Scenario: The second of a list, by flag
      Given the server is run with "--trusted-proxies 192.0.2.0/24,127.0.0.1 --auth-failure-limit 1"
      And worker "eve" comes through a proxy from "198.51.100.1" with the secret "wrong"
      And worker "eve" is closed with 1008 "worker authentication failed"
      When worker "eve" comes through a proxy from "198.51.100.1" with the secret "wrong"
      And worker "eve" is closed with 1008 "worker authentication temporarily rate limited"
      And worker "ada" comes through a proxy from "198.51.100.2" with the secret "kit-worker-secret"
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"

    Scenario: None by default
      Given the server's auth failure limit is "1"
      And worker "eve" comes through a proxy from "198.51.100.1" with the secret "wrong"
      And worker "eve" is closed with 1008 "worker authentication failed"
      When worker "eve" comes through a proxy from "198.51.100.2" with the secret "wrong"
      Then worker "eve" is closed with 1008 "worker authentication temporarily rate limited"
