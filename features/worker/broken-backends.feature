Feature: Backends that fail in other ways than by an answer

  @WRK-008 @must @worker
  Rule: A worker does not wait forever for a connection
    Scenario: The backend takes no connection
      Given the worker process's connect timeout is "0.6"
      And the backend's address neither takes nor refuses connections
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 502 after 0.6 s

  @WRK-009 @must @worker
  Rule: A worker does not wait forever for the next piece
    Scenario: The backend falls silent in a stream
      Given the worker process's idle timeout is "1.5"
      And the backend falls silent in its streams
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process ends the request with 502, 1.5 s after its last piece
      And the backend sees that nobody waits for the request any more

    Scenario: A slow stream is not a silent one
      Given the worker process's idle timeout is "1.5"
      And the backend streams 6 tokens, 0.4 s apart
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process has streamed exactly what the backend sent for the request

  @WRK-011 @must @worker
  Rule: A failure is told in the words of the route, for people
    Scenario Outline: The backend fails with a <fault>
      Given the backend fails with a <fault> before it answers
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 502 and an OpenAI error for people

      Examples:
        | fault   |
        | reset   |
        | close   |
        | garbage |

    Scenario Outline: A <route> and nobody listens
      Given the backend is down
      And worker process "ada" has registered
      When the server sends the request for a <route>
      Then the worker process ends the request with 502 and an <dialect> error for people

      Examples:
        | route       | dialect   |
        | response    | OpenAI    |
        | completion  | OpenAI    |
        | embedding   | OpenAI    |
        | message     | Anthropic |
        | token count | Anthropic |

  @WRK-012 @must @worker
  Rule: A stream that breaks off ends with 502
    Scenario Outline: By a <fault>
      Given the backend holds its streams after the first token, then breaks off with a <fault>
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the backend goes on with the request
      Then the worker process ends the request with 502

      Examples:
        | fault   |
        | reset   |
        # without the last chunk of HTTP the stream is not complete
        | close   |
        | garbage |

  @WRK-014 @must @worker
  Rule: A body that is not text is a failure
    Scenario: A picture
      Given the backend answers with a picture
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 502 and an OpenAI error for people

    Scenario: In a stream
      Given the backend holds its streams after the first token, then breaks off with a bad_utf8
      And worker process "ada" has registered
      And the server sends the request for a stream
      And the worker process has begun to stream the request
      When the backend goes on with the request
      Then the worker process ends the request with 502 and an OpenAI error for people
      And no piece of the request holds a damaged character
