Feature: A worker's session

  @REG-008 @must @worker
  Rule: The secret is in the header
    Scenario: The usual way
      Given worker process "ada" has registered
      Then the worker process has connected with "x-worker-secret" "kit-worker-secret"
      And the worker process has kept its secret out of the address

  @REG-004 @must @worker
  Rule: The provider is percent-encoded
    Scenario: A blank and a slash
      Given the worker process's provider is "gpu farm/1"
      When worker process "ada" has registered
      Then the worker process has connected to one of "/v1/worker/connect?provider=gpu%20farm%2F1, /v1/worker/connect?provider=gpu%20farm/1"

  @WRK-042 @must @worker
  Rule: It registers what it was configured with
    Scenario: Two models, three slots
      Given the worker process's models is "llama,qwen"
      And the worker process's slots is "3"
      When worker process "ada" has registered
      Then the worker process sends a "register" with "3" at "/max_concurrent"
      And the worker process sends a "register" with "ada" at "/worker_name"
      And the worker process sends a "register" with "qwen" at "/models/1"

  @REG-035 @must @worker
  Rule: It names the protocol version
    Scenario: The usual way
      Given worker process "ada" has registered
      Then the worker process sends a "register" with "2026-04-bridge-v1" at "/protocol_version"

  @HBT-010 @must @worker
  Rule: A ping's time is echoed
    Scenario: A large number
      Given worker process "ada" has registered
      When the server pings with the time 1775001600123
      Then the worker process sends a "pong" with "1775001600123" at "/timestamp_unix_ms"

  @WRK-031 @must @worker
  Rule: It reconnects after a loss
    Scenario: The connection breaks
      Given worker process "ada" has registered
      When the server drops the connection
      Then worker process "ada" has registered 2 times

  @WRK-024 @must @worker
  Rule: With * it registers what the backend lists
    Scenario: One model
      Given the worker process's models is "*"
      When worker process "ada" has registered
      Then the worker process sends a "register" with "llama" at "/models/0"
