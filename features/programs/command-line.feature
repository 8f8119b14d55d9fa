Feature: Starting and ending the programs

  @CLI-005 @must @server
  Rule: An unusable value ends the server with 2 and one line
    Scenario: A word for a number
      Given the environment sets the secret to "s"
      When somebody runs the server with "--queue-timeout soon"
      Then the program exits with status 2
      And the program says "queue-timeout" in one line

    Scenario Outline: Values that make no sense: <flag> <value>
      Given the environment sets the secret to "s"
      When somebody runs the server with "--listen 127.0.0.1:0 --<flag> <value>"
      Then the program exits with status 2
      And the program says "<flag>" in one line

      Examples:
        | flag              | value        |
        | listen            | 127.0.0.1:x  |
        | max-queue-len     | -1           |
        | request-timeout   | -0.5         |
        | log-level         | loud         |
        | require-api-keys  | perhaps      |
        | trusted-proxies   | 10.0.0.0/99  |

    Scenario: In a variable
      Given the environment sets the secret to "s"
      And the environment sets the queue length to "many"
      When somebody runs the server with "--listen 127.0.0.1:0"
      Then the program exits with status 2
      And the program says "max-queue-len" in one line

  @CLI-006 @must @worker
  Rule: An unusable value ends the worker with 2 and one line
    Scenario: A word for a number
      Given the environment sets the secret to "s"
      When somebody runs the worker with "--max-concurrency many"
      Then the program exits with status 2
      And the program says "max-concurrency" in one line

    Scenario Outline: Values that make no sense: <flag> <value>
      Given the environment sets the secret to "s"
      When somebody runs the worker with "--<flag> <value>"
      Then the program exits with status 2
      And the program says "<flag>" in one line

      Examples:
        | flag            | value        |
        | proxy-url       | ftp://relay  |
        | backend-url     | nonsense     |
        | max-concurrency | 0            |
        | models-poll     | -1           |
        | log-level       | loud         |
        | ca-file         | nowhere.pem  |

  @CLI-021 @must @server
  Rule: A server needs a worker secret
    Scenario: None
      When somebody runs the server with "--listen 127.0.0.1:0"
      Then the program exits with status 2

  @SEC-002 @must @server @beside-the-wire
  Rule: An empty worker secret is none
    Scenario: Empty
      Given the environment sets the secret to ""
      When somebody runs the server with "--listen 127.0.0.1:0"
      Then the program exits with status 2

  @CLI-038 @must @worker
  Rule: A worker needs a secret
    Scenario: None
      When somebody runs the worker with "--models llama"
      Then the program exits with status 2

  @CLI-009 @must @server
  Rule: The server explains itself
    Scenario: Help
      When somebody runs the server with "--help"
      Then the program exits with status 0
      And the program prints "--queue-timeout"

  @CLI-010 @must @worker
  Rule: The worker explains itself
    Scenario: Help
      When somebody runs the worker with "--help"
      Then the program exits with status 0
      And the program prints "--max-concurrency"

  @CLI-036 @must @server
  Rule: A port in use ends the server
    Scenario: Two servers
      When somebody runs the server on the same port
      Then the program exits with another status than 0
