Feature: Errors tell what to do next

  @ERR-016 @must @server
  Rule: Another method learns which ones there are
    Scenario Outline: <method> <target>
      When a client sends <method> "<target>"
      Then the request is answered 405
      And the answer to the request allows "<allowed>" and not "<method>"

      Examples:
        | method | target                    | allowed |
        | GET    | /v1/chat/completions      | POST    |
        | PUT    | /v1/messages              | POST    |
        | DELETE | /v1/messages/count_tokens | POST    |
        | POST   | /v1/models                | GET     |
        | DELETE | /v1/models/llama          | GET     |
        | POST   | /health                   | GET     |

  @ERR-019 @must @server
  Rule: A full queue says when to come back
    Scenario Outline: A <route>
      Given the server's queue length is "1"
      And request "one" for "llama" is queued
      When a client asks for a <route> of "llama"
      Then the request is answered 429
      And the answer to the request has a "retry-after"

      Examples:
        | route           |
        | chat completion |
        | message         |

  @ERR-026 @must @server
  Rule: A refusal that passes says when to come back
    Scenario: The server stops
      Given worker "ada" serves "llama"
      And request "old" for "llama" is in flight on "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And a client asks for a message of "llama"
      Then the request is answered 503
      And the answer to the request has a "retry-after"

    @beside-the-wire
    Scenario: An operator switched it off
      Given an operator disables provider "local"
      When a client asks for a message of "llama"
      Then the request is answered 503
      And the answer to the request has a "retry-after"

    @beside-the-wire
    Scenario: An operator switches it off while a request waits
      Given the request for "llama" is queued
      When an operator disables provider "local"
      Then the request is answered 503
      And the answer to the request has a "retry-after"

  @ERR-029 @must @server
  Rule: That is a whole number of seconds, at least one
    Scenario: A full queue
      Given the server's queue length is "1"
      And request "one" for "llama" is queued
      When a client asks for "llama"
      And the request is answered 429
      Then the answer to the request says in how many whole seconds to come back

    Scenario: The server stops
      Given the server's drain timeout is "0.9"
      And worker "ada" serves "llama"
      And request "old" for "llama" is in flight on "ada"
      When the server gets SIGTERM
      And worker "ada" gets a "graceful_shutdown"
      And a client asks for "llama"
      Then the answer to the request says in how many whole seconds to come back

    @beside-the-wire
    Scenario: An operator switched it off
      Given an operator disables provider "local"
      When a client asks for "llama"
      Then the answer to the request says in how many whole seconds to come back
