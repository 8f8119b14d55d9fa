Feature: Settings of the worker: its relay

  @CLI-037 @must @worker
  Rule: The relay
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--proxy-url", "PROXY_URL" and the default "http://127.0.0.1:8080"

    Scenario: By flag
      Given the environment sets the proxy url to "http://127.0.0.1:9"
      When a worker that is run with "--proxy-url {relay}" registers
      Then the worker process has connected to "/v1/worker/connect?provider=local"

  @CLI-041 @must @worker
  Rule: The provider
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--provider", "PROVIDER_NAME" and the default "local"

    Scenario: By flag
      When a worker that is run with "--provider elsewhere" registers
      Then the worker process has connected to "/v1/worker/connect?provider=elsewhere"

    Scenario: By variable
      Given the environment sets the provider to "elsewhere"
      When a worker that is run without flags registers
      Then the worker process has connected to "/v1/worker/connect?provider=elsewhere"

    Scenario: By default
      When a worker that is run without flags registers
      Then the worker process has connected to "/v1/worker/connect?provider=local"

  @CLI-048 @must @worker
  Rule: A file of certificates to trust
    Scenario: Its names
      When somebody asks the worker for help
      Then the help names "--ca-file" and "CA_FILE"

    Scenario: A file that is not there, by variable
      Given the environment sets the secret to "s"
      And the environment sets the ca file to "nowhere.pem"
      When somebody runs the worker with "--models llama"
      Then the program exits with status 2
      And the program says "ca-file" in one line
