Feature: Settings of the server: sizes

  @CLI-065 @should @server
  Rule: The limit for bodies
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--max-body-bytes", "MAX_BODY_BYTES" and the default "33554432"

    Scenario: By flag, at the limit
      Given the server is run with "--max-body-bytes 1000"
      And worker "ada" serves "llama"
      When a client asks for "llama" with a body of 1000 bytes
      Then the request is in flight on "ada"

    Scenario: By flag, one above
      Given the server is run with "--max-body-bytes 1000"
      When a client asks for "llama" with a body of 1001 bytes
      Then the request is answered 413 "request_too_large"

    Scenario: By variable, one above
      Given the server's body limit is "1000"
      When a client asks for "llama" with a body of 1001 bytes
      Then the request is answered 413 "request_too_large"

  @CLI-066 @should @server
  Rule: The limit for messages of workers
    Scenario: Its names
      When somebody asks the server for help
      Then the help names "--max-message-bytes" and "MAX_MESSAGE_BYTES"

    Scenario: By flag
      Given the server is run with "--max-body-bytes 1000 --max-message-bytes 1000000"
      And worker "ada" serves "llama"
      When worker "ada" sends a message of 1 MiB
      Then worker "ada" is closed with 1009 "message too big"

    Scenario: By variable
      Given the server's body limit is "1000"
      And the server's message limit is "1000000"
      And worker "ada" serves "llama"
      When worker "ada" sends a message of 1 MiB
      Then worker "ada" is closed with 1009 "message too big"

    # Such a message is not one of the contract; here only its size is not what ends it.
    Scenario: By default above the limit for bodies
      Given worker "ada" serves "llama"
      When worker "ada" sends a message of 33 MiB
      Then worker "ada" is closed with 1002 "worker protocol error"
