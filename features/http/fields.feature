Feature: What the server reads of a request

  @HTP-008 @must @server
  Rule: Everything but the model and the stream passes unread
    Scenario Outline: A <route> full of nonsense
      Given worker "ada" serves "llama"
      When a client sends a <route> with the body
        """
        {"messages":7,"input":null,"prompt":{},"model":"llama","max_tokens":"many","tools":{},"":[[]],"temperature":1e999}
        """
      Then worker "ada" gets that body byte for byte

      Examples:
        | route           |
        | chat completion |
        | response        |
        | message         |
        | completion      |
        | embedding       |
        | token count     |

    Scenario: Fields of those names further down
      Given worker "ada" serves "llama"
      When a client sends a message with the body
        """
        {"metadata":{"model":7,"stream":"no"},"model":"llama","messages":[{"model":"","stream":[]}]}
        """
      Then worker "ada" gets that body byte for byte

  @HTP-009 @must @server
  Rule: No stream is no stream
    Scenario Outline: null for a <route>
      Given worker "ada" serves "llama"
      When a client asks for a <route> of "llama" with the field "stream" as null
      Then the request arrives on "ada" with "false" at "/is_streaming"

      Examples:
        | route           |
        | chat completion |
        | message         |

    Scenario: No word about it
      Given worker "ada" serves "llama"
      When a client asks for a response of "llama"
      Then the request arrives on "ada" with "false" at "/is_streaming"

  @HTP-011 @should @server
  Rule: The request id is that of the wire
    Scenario: The worker has another one
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"headers":{"x-request-id":"another","content-type":"text/plain"},"body":"hi"}
        """
      Then the answer to the request has its wire id as its only "x-request-id"

    Scenario: A stream
      Given worker "ada" serves "llama"
      When the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      Then the answer to the request has its wire id as its only "x-request-id"

  @HTP-007 @must @server
  Rule: Errors are in the dialect of the route
    Scenario Outline: A <route>
      When a client asks for a <route> of "llama" without the field "model"
      Then the request is refused in the dialect of its route

      Examples:
        | route           |
        | chat completion |
        | response        |
        | message         |
        | completion      |
        | embedding       |
        | token count     |

    Scenario Outline: <target>
      When a client gets "<target>"
      Then the request is refused in the dialect of its route

      Examples:
        | target                    |
        | /v1/chat/completions      |
        | /v1/messages              |
        | /v1/messages/count_tokens |
        | /v1/models/none           |
        | /nowhere                  |
