Feature: Settings of the server: where and for whom

  @CLI-017 @must @server
  Rule: The address to listen on
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--listen", "LISTEN_ADDR" and the default "127.0.0.1:8080"

    Scenario: By flag
      Given the environment sets the secret to "s"
      When somebody runs the server on a free port by its flag
      Then the server answers there

    Scenario: By variable
      Given the environment sets the secret to "s"
      When somebody runs the server on a free port by its variable
      Then the server answers there

  @CLI-018 @must @server
  Rule: The system may choose the port
    Scenario: Port 0, twice
      Given the environment sets the secret to "s"
      And a server
      When somebody runs the server with "--listen 127.0.0.1:0"
      Then the server answers at the address that it logs

  @CLI-019 @must @server
  Rule: The bound address is logged
    Scenario: A port that the system chose
      Given the environment sets the secret to "s"
      When somebody runs the server with "--listen 127.0.0.1:0"
      Then the server answers at the address that it logs

  @CLI-020 @must @server
  Rule: The provider that is served
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--provider", "PROVIDER_NAME" and the default "local"

    Scenario: By flag
      Given the server is run with "--provider elsewhere"
      When worker "ada" connects to "/v1/worker/connect?provider=elsewhere"
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"

    Scenario: By default
      When worker "ada" connects to "/v1/worker/connect?provider=local"
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"
