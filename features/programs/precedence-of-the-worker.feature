Feature: Where the worker takes its settings from

  @CLI-002 @must @worker
  Rule: A flag before its variable before the file before the default
    Scenario: A flag and its variable
      Given the environment sets the name to "by-variable"
      When a worker that is run with "--worker-name by-flag" registers
      Then the worker process sends a "register" with "by-flag" at "/worker_name"

    Scenario: A variable and the file
      Given the file "worker.toml" says
        """
        worker_name = "by-file"
        """
      And the environment sets the name to "by-variable"
      When a worker that is run with "--config worker.toml" registers
      Then the worker process sends a "register" with "by-variable" at "/worker_name"

    Scenario: A flag and the file
      Given the file "worker.toml" says
        """
        worker_name = "by-file"
        """
      When a worker that is run with "--config worker.toml --worker-name by-flag" registers
      Then the worker process sends a "register" with "by-flag" at "/worker_name"

    Scenario: The file and the default
      Given the file "worker.toml" says
        """
        worker_name = "by-file"
        """
      When a worker that is run with "--config worker.toml" registers
      Then the worker process sends a "register" with "by-file" at "/worker_name"

  @CLI-004 @must @worker
  Rule: A config file holds the flags in snake_case
    Scenario: A text and a number
      Given the file "worker.toml" says
        """
        provider = "by-file"
        max_concurrency = 7
        models = "llama,qwen"
        """
      When a worker that is run with "--config worker.toml" registers
      Then the worker process sends a "register" with "7" at "/max_concurrent"
      And the worker process sends a "register" with "llama" at "/models/0"
      And the worker process sends a "register" with "qwen" at "/models/1"
      And the worker process has connected to "/v1/worker/connect?provider=by-file"

  @CLI-008 @must @worker
  Rule: An unknown key is not passed over
    Scenario: A misspelling
      Given the environment sets the secret to "s"
      And the file "worker.toml" says
        """
        max_concurency = 3
        """
      When somebody runs the worker with "--config worker.toml"
      Then the program exits with status 2
      And the program says "max_concurency" in one line
