Feature: Settings of the server: ceilings

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

  @CLI-070 @should @server
  Rule: The most models of a worker
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--max-models", "MAX_MODELS" and the default "1000"

    Scenario: By flag
      Given the server is run with "--max-models 2"
      When worker "ada" connects
      And worker "ada" registers with 3 models
      Then the ack of "ada" lists 2 models
      And the ack of "ada" carries a warning

    Scenario: By variable
      Given the server's model limit is "2"
      When worker "ada" connects
      And worker "ada" registers with 3 models
      Then the ack of "ada" lists 2 models
