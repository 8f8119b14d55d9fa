Feature: Settings of the server: clients that read slowly

  @CLI-067 @should @server
  Rule: The buffer of one client
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--stream-buffer-bytes", "STREAM_BUFFER_BYTES" and the default "4194304"

    # Four times the buffer is too much at once; four times the default would not be reached.
    Scenario: By flag
      Given the server is run with "--stream-buffer-bytes 100000"
      And the server's write timeout is "100"
      And worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends 10 MB for the request as long as it may
      Then the request is cancelled at "ada" because of "client_disconnect"

  @CLI-068 @should @server
  Rule: How long a client may stay behind
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--write-timeout", "WRITE_TIMEOUT_SECS" and the default "10"

    Scenario: By flag
      Given the server is run with "--write-timeout 0.3"
      And the server's request timeout is "5"
      And worker "ada" serves "llama"
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends 12 MB for the request as long as it may
      Then the request is cancelled at "ada" because of "client_disconnect"

  @CLI-069 @should @server
  Rule: The ceiling of one stream
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--max-stream-bytes", "MAX_STREAM_BYTES" and the default "0"

    Scenario: By flag
      Given the server is run with "--max-stream-bytes 20"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request sends "data: 1234567890\n\n"
      Then the stream of the request ends with an event of its own

    Scenario: By default none
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request sends "data: 1234567890\n\n"
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\ndata: 1234567890\n\n"
