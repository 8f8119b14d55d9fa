Feature: Settings of the server: silent and slow streams

  @CLI-033 @must @server
  Rule: The silence before a keep-alive comment
    Scenario: Its names and its default
      When somebody asks the server for help
      Then the help names "--sse-keepalive", "SSE_KEEPALIVE_SECS" and the default "45"

    Scenario: By flag
      Given the server is run with "--sse-keepalive 0.3"
      When the request for a stream of "llama" is queued
      Then the request receives a comment

    # The queue timeout is the clock: a stream that no comment has opened keeps its status.
    Scenario: 0 for none
      Given the server is run with "--sse-keepalive 0 --queue-timeout 0.3"
      When a client asks for a stream of "llama"
      Then the request is answered 504 "queue_timeout"

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
