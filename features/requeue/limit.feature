Feature: The limit of requeues

  @RQU-006 @must @server
  Rule: Up to three losses the request goes on
    Scenario Outline: After <losses>
      Given the request for a stream of "llama" has been requeued <losses> times
      When worker "ada" serves "llama"
      And the request is in flight on "ada"
      And the worker of the request sends "data: 1\n\n"
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\n"

      Examples:
        | losses |
        | 1      |
        | 2      |
        | 3      |

  @RQU-007 @must @server
  Rule: The fourth loss ends it on every route
    Scenario Outline: A <what>
      Given a client asks for a <what> of "llama"
      And the queue holds 1 request
      When 4 workers serve "llama" and are lost with the request, one after the other
      Then the request is answered 503
      And worker "ada" serves "llama"
      And worker "ada" has got no request

      Examples:
        | what                     |
        | message                  |
        | streamed chat completion |
        | streamed response        |
