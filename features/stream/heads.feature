Feature: Heads of streams
  A worker that knows response heads may say more than the text.

  @STR-008 @must @server
  Rule: The head on the first chunk is the head of the answer
    Scenario Outline: <fields>
      Given worker "ada" serves "llama" with the capability "response_head"
      And the request for a stream of "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"data: 1\n\n",<fields>}
        """
      Then the answer to the request begins with <status>
      And the answer to the request has the media type "<type>"
      And the worker of the request ends the stream
      And the stream of the request ends after "data: 1\n\n"

      Examples:
        | fields                                                                  | status | type                             |
        | "status_code":203                                                       | 203    | text/event-stream                |
        | "headers":{"x-model":"llama"}                                           | 200    | text/event-stream                |
        | "headers":{"content-type":"text/event-stream; charset=utf-8"}           | 200    | text/event-stream; charset=utf-8 |
        | "status_code":206,"headers":{"Content-Type":"application/x-ndjson"}     | 206    | application/x-ndjson             |
        | "status_code":429,"headers":{"content-type":"application/problem+json"} | 429    | application/problem+json         |

    Scenario: Headers that nobody has heard of pass, those of the connection do not
      Given worker "ada" serves "llama" with the capability "response_head"
      And the request for a stream of "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"data: 1\n\n","status_code":200,"headers":{"x-model":"llama","content-length":"3","transfer-encoding":"gzip","upgrade":"h2c"}}
        """
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\n"
      And the answer to the request has "x-model" "llama"
      And the answer to the request has no "upgrade"

    Scenario: A head that comes after a comment is too late
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama" with the capability "response_head"
      And the request for a stream of "llama" is in flight on "ada"
      And the request receives a comment
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"data: 1\n\n","status_code":203}
        """
      And the worker of the request ends the stream
      Then the stream of the request ends with "data: 1\n\n" after a comment
      And the answer to the request begins with 200

  @STR-009 @must @server
  Rule: A head on a later chunk is ignored
    Scenario Outline: <fields>
      Given worker "ada" serves "llama" with the capability "response_head"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"data: 2\n\n",<fields>}
        """
      And the worker of the request ends the stream
      Then the stream of the request ends after "data: 1\n\ndata: 2\n\n"
      And the answer to the request begins with 200
      And the answer to the request has the media type "text/event-stream"

      # the last one is no status at all
      Examples:
        | fields                                                                |
        | "status_code":500                                                     |
        | "headers":{"content-type":"text/plain","content-length":"1"}          |
        | "status_code":999                                                     |

  @STR-030 @must @server
  Rule: What is no event stream breaks with its connection
    Scenario Outline: <failure>
      Given worker "ada" serves "llama" with the capability "response_head"
      And the request for a stream of "llama" is in flight on "ada"
      And worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"{\"half\":","status_code":200,"headers":{"content-type":"application/json"}}
        """
      And the request has received "{\"half\":"
      When <failure>
      Then the connection of the request breaks

      Examples:
        | failure                                    |
        | worker "ada" is lost                       |
        | the worker of the request reports an error |
        | the worker of the request answers 500 "no" |
