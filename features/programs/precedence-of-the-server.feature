Feature: Where the server takes its settings from

  @CLI-001 @must @server
  Rule: A flag before its variable before the file before the default
    Scenario: A flag and its variable
      Given the server is run with "--provider by-flag"
      And the server's provider is "by-variable"
      When worker "ada" connects to "/v1/worker/connect?provider=by-flag"
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"

    Scenario: A variable and the file
      Given the file "relay.toml" says
        """
        provider = "by-file"
        """
      And the server is run with "--config relay.toml"
      And the server's provider is "by-variable"
      When worker "ada" connects to "/v1/worker/connect?provider=by-variable"
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"

    Scenario: A flag and the file
      Given the file "relay.toml" says
        """
        provider = "by-file"
        """
      And the server is run with "--config relay.toml --provider by-flag"
      When worker "ada" connects to "/v1/worker/connect?provider=by-flag"
      And worker "ada" registers
      Then worker "ada" gets a "register_ack"

    Scenario: The file and the default
      Given the file "relay.toml" says
        """
        provider = "by-file"
        """
      And the server is run with "--config relay.toml"
      When worker "ada" connects to "/v1/worker/connect?provider=local"
      Then worker "ada" is closed with 1008 "worker authentication failed"

  @CLI-003 @must @server
  Rule: A config file holds the flags in snake_case
    Scenario: A text, a number, a time and a switch
      Given the file "relay.toml" says
        """
        # what a file of settings looks like
        provider = "by-file"
        max_queue_len = 1
        queue_timeout = 1.5
        require_api_keys = true
        """
      And the server is run with "--config relay.toml"
      And an operator makes key "laptop"
      And a client asks for "llama" with key "laptop" as request "one"
      And the queue holds 1 request
      When a client asks for "llama" with key "laptop" as request "two"
      Then request "two" is answered 429 "queue_full"
      And request "one" is answered 504 "queue_timeout" after 1.5 s

    Scenario: A switch in the file
      Given the file "relay.toml" says
        """
        require_api_keys = true
        """
      And the server is run with "--config relay.toml"
      When a client asks for "llama"
      Then the request is answered 401 "invalid_api_key"

    Scenario: A file that is not there
      Given the environment sets the secret to "s"
      When somebody runs the server with "--config nowhere.toml"
      Then the program exits with status 2
      And the program says "nowhere.toml" in one line

  @CLI-007 @must @server
  Rule: An unknown key is not passed over
    Scenario: A misspelling
      Given the environment sets the secret to "s"
      And the file "relay.toml" says
        """
        queue_timeuot = 3
        """
      When somebody runs the server with "--config relay.toml"
      Then the program exits with status 2
      And the program says "queue_timeuot" in one line
