Feature: What a worker passes on is not changed

  @WRK-015 @must @worker
  Rule: A backend's body reaches the server byte for byte
    Scenario Outline: An answer in pieces of <size> bytes: <text>
      Given the backend answers "<text>" in pieces of <size> bytes
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200 and exactly "<text>"

      Examples:
        | size | text                                    |
        | 1    | {\"a\": \"é 𝄞 🚀\"}\r\n\n               |
        | 3    | {U+FEFF}tab\there, null{U+0000}there       |
        | 4096 | {U+0020}blanks around, {U+2028} a line{U+0020} |

    Scenario Outline: A stream in pieces of <size> bytes: <text>
      Given the backend streams "<text>" in pieces of <size> bytes
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process has streamed exactly "<text>" for the request

      Examples:
        | size | text                                                |
        | 1    | data: é 𝄞 🚀\r\n\r\n: a comment\n\ndata: [DONE]\n\n |
        | 2    | event: x\ndata: 1\n\n\n\ndata:no blank\rdata: {U+0000}\n\n |
        # the end of the last event is missing, and that is the backend's business
        | 5    | data: {U+FEFF}\n\ndata: half an event                  |

    Scenario: A stream of a megabyte
      Given the backend streams 1 MB
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process has streamed exactly what the backend sent for the request

  @REG-073 @should @worker
  Rule: No frame is larger than every server takes
    Scenario: An answer of 18 MiB
      Given the backend answers with 18 MiB
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200
      And the worker process has sent no frame above 16 MiB

  @WRK-022 @must @worker
  Rule: A body of 32 MiB is accepted
    Scenario: Plain letters
      Given worker process "ada" has registered
      When the server sends the request with 32 MiB, all of them "x"
      Then the backend got the body of the request byte for byte

    Scenario: Each character is escaped on the wire
      Given worker process "ada" has registered
      When the server sends the request with 32 MiB, all of them "\""
      Then the backend got the body of the request byte for byte
