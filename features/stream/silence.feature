Feature: Silence on streams

  @STR-031 @must @server
  Rule: After so much silence a comment is sent
    Scenario: In the queue, again and again
      Given the server's keep-alive is "0.3"
      When the request for a stream of "llama" is queued
      Then the request receives 3 comments, 0.3 s apart, from its arrival on

    Scenario: In a stream that has begun
      Given the server's keep-alive is "0.4"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends "data: 1\n\n" and falls silent
      Then the request receives 2 comments, 0.4 s apart, from its last text on

  @STR-033 @must @server
  Rule: A comment is never sent inside an event
    Scenario Outline: In <place>
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama" with 2 slots
      And the request for a stream of "llama" is in flight on "ada"
      When the worker of the request sends "<text>" and falls silent
      And request "other" for a stream of "llama" is in flight on "ada"
      And request "other" receives 3 comments, 0.2 s apart, from its arrival on
      Then the request has received nothing but "<text>"

      Examples:
        | place                | text                  |
        | a line               | data: {\"half         |
        | an event             | data: 1\n             |
        | the name of an event | data: 1\n\nevent: two |
        | an event of CRLF     | data: 1\r\n           |

    Scenario: The event is completed
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: on" from "ada"
      When the worker of the request sends "e\n\n" and falls silent
      Then the request receives 1 comment, 0.2 s apart, from its last text on

  @STR-038 @must @server
  Rule: Silence is measured from the arrival or the last byte
    Scenario: Half of it in the queue, half of it in flight
      Given the server's keep-alive is "1.2"
      And the server's heartbeat interval is "0.3"
      And worker "clock" serves "qwen"
      And the request for a stream of "llama" is queued
      When worker "clock" has got 3 pings, 0.3 s apart
      And worker "ada" serves "llama"
      And the request is in flight on "ada"
      Then the request receives 1 comment, 1.2 s apart, from its arrival on

    Scenario: A text begins it anew
      Given the server's keep-alive is "1.2"
      And the server's heartbeat interval is "0.3"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      And worker "ada" has got 3 pings, 0.3 s apart
      When the worker of the request sends "data: 2\n\n" and falls silent
      Then the request receives 1 comment, 1.2 s apart, from its last text on

  @STR-039 @must @server
  Rule: An event stream that comes whole after a comment is the stream
    Scenario: Of an old worker
      Given the server's keep-alive is "0.2"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      And the request receives a comment
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":200,"headers":{"content-type":"text/event-stream"},"body":"data: whole\n\n"}
        """
      Then the stream of the request ends with "data: whole\n\n" after a comment
