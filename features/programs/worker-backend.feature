Feature: Settings of the worker: its backend

  @CLI-039 @must @worker
  Rule: The backend
    Scenario: Its names and its default
      When somebody asks the worker for help
      Then the help names "--backend-url", "BACKEND_URL" and the default "http://127.0.0.1:8000"

    Scenario: By flag
      Given the environment sets the backend url to "http://127.0.0.1:9"
      And a worker that is run with "--backend-url {backend}" registers
      When the server sends the request
      Then the worker process ends the request with 200

    Scenario: By variable
      Given worker process "ada" has registered
      When the server sends the request
      Then the backend has the request

  @CLI-047 @should @worker
  Rule: The timeouts towards the backend can be set
    Scenario: Silence
      Given the worker process's idle timeout is "0.3"
      And the backend holds its streams after the first token
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process ends the request with 502

  @CLI-075 @should @worker
  Rule: The longest silence within an answer
    Scenario: Its names
      When somebody asks the worker for help
      Then the help names "--idle-timeout" and "IDLE_TIMEOUT_SECS"

    Scenario: By flag
      Given a worker that is run with "--idle-timeout 0.3 --backend-url {backend}" registers
      And the backend holds its streams after the first token
      When the server sends the request for a stream
      Then the worker process ends the request with 502

  @CLI-074 @should @worker
  Rule: The longest wait for a connection
    Scenario: Its names
      When somebody asks the worker for help
      Then the help names "--connect-timeout" and "CONNECT_TIMEOUT_SECS"

    Scenario: An unusable one, by variable
      Given the environment sets the secret to "s"
      And the environment sets the connect timeout to "soon"
      When somebody runs the worker with "--models llama"
      Then the program exits with status 2
      And the program says "connect-timeout" in one line
