Feature: Answers in one piece

  @UNI-001 @must @server
  Rule: The client gets the worker's status
    Scenario Outline: <status>
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers <status> "body"
      Then the request is answered <status> with exactly "body"

      Examples:
        | status |
        | 200    |
        | 404    |
        | 429    |
        | 503    |

  @UNI-002 @must @server
  Rule: The client gets the worker's body, byte for byte
    Scenario: White space, an escape and a number with zeros
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{ \"a\" :1.000,  \"b\":\"\u00e9 é 🚀\" }  "
      Then the request is answered 200 with exactly "{ \"a\" :1.000,  \"b\":\"\\u00e9 é 🚀\" }  "

  @UNI-003 @must @server
  Rule: The client gets the worker's headers
    Scenario: An unusual type
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"headers":{"content-type":"text/plain; charset=utf-8","x-ratelimit-remaining":"7"},"body":"hi"}
        """
      Then the answer to the request has "content-type" "text/plain; charset=utf-8"
      And the answer to the request has "x-ratelimit-remaining" "7"

  @UNI-004 @must @server
  Rule: Hop-by-hop headers do not reach the client
    Scenario: A header of the backend's connection
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"headers":{"transfer-encoding":"chunked","keep-alive":"timeout=4711","upgrade":"h2c","te":"trailers","trailer":"x-checksum","proxy-authenticate":"Basic","proxy-authorization":"Basic cHJveHk=","proxy-connection":"keep-alive"},"body":"hi"}
        """
      Then the request is answered 200 with exactly "hi"
      And the answer to the request has none of "upgrade", "te", "trailer", "proxy-authenticate", "proxy-authorization", "proxy-connection"
      And the answer to the request has no "keep-alive" "timeout=4711"

  @UNI-005 @must @server
  Rule: The length is that of the body
    Scenario: A wrong length
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"headers":{"content-length":"3"},"body":"much longer"}
        """
      Then the request is answered 200 with exactly "much longer"

  @UNI-006 @must @server
  Rule: An impossible status is a backend error
    Scenario Outline: <status>
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":<status>,"body":"hi"}
        """
      Then the request is answered 502 "backend_error"

      Examples:
        | status |
        | 199    |
        | 600    |
        | -1     |

  @UNI-007 @must @server
  Rule: No body is an empty body
    Scenario Outline: <status>
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":<status>}
        """
      Then the request is answered <status> with exactly ""

      Examples:
        | status |
        | 200    |
        | 404    |
        | 204    |
