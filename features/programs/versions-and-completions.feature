Feature: What the programs print of themselves

  @CLI-011 @must @server
  Rule: The server tells its version
    Scenario: Without any setting
      When somebody runs the server with "--version"
      Then the program exits with status 0
      And the program has printed a version

  @CLI-012 @must @worker
  Rule: The worker tells its version
    Scenario: Without any setting
      When somebody runs the worker with "--version"
      Then the program exits with status 0
      And the program has printed a version

  @CLI-013 @must @server
  Rule: The server completes its flags
    Scenario Outline: In <shell>
      When somebody runs the server with "--completions <shell>"
      Then the program exits with status 0
      And the program has printed "<command>"
      And the program has printed "queue-timeout"

      Examples:
        | shell      | command                      |
        | bash       | complete                     |
        | zsh        | compdef                      |
        | fish       | complete -c                  |
        | powershell | Register-ArgumentCompleter   |
        | elvish     | edit:completion:arg-completer |

    Scenario: In a shell that nobody knows
      When somebody runs the server with "--completions sh2000"
      Then the program exits with status 2

  @CLI-014 @must @worker
  Rule: The worker completes its flags
    Scenario Outline: In <shell>
      When somebody runs the worker with "--completions <shell>"
      Then the program exits with status 0
      And the program has printed "<command>"
      And the program has printed "max-concurrency"

      Examples:
        | shell      | command                      |
        | bash       | complete                     |
        | zsh        | compdef                      |
        | fish       | complete -c                  |
        | powershell | Register-ArgumentCompleter   |
        | elvish     | edit:completion:arg-completer |
