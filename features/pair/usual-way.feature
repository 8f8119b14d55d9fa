Feature: The usual way through server, worker and backend

  @UNI-002 @must @server @pair
  Rule: An answer in one piece
    Scenario Outline: A <route>
      Given worker process "ada" serves the server
      When a client asks for a <route> of "llama"
      Then the request is answered 200
      And the backend got the request at "<path>"

      Examples:
        | route           | path                 |
        | chat completion | /v1/chat/completions |
        | response        | /v1/responses        |
        | message         | /v1/messages         |

  @STR-002 @must @server @pair
  Rule: A stream
    Scenario Outline: A streamed <route>
      Given the backend says "hello from afar"
      And worker process "ada" serves the server
      When a client asks for a streamed <route> of "llama"
      Then the request is answered 200
      And the client has got exactly what the backend sent for the request

      Examples:
        | route           |
        | chat completion |
        | response        |
        | message         |

  @WRK-011 @must @worker @pair
  Rule: A backend that is down is a backend error
    Scenario: Nobody listens
      Given the backend is down
      And worker process "ada" serves the server
      When a client asks for "llama"
      Then the request is answered 502
