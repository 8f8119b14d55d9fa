Feature: How a stream that has begun can end

  @STR-017 @must @server
  Rule: The body of the completion is not sent after chunks
    Scenario Outline: A completion of <status>
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request answers <status> "{\"error\":{\"message\":\"spoken twice\",\"type\":\"x\",\"param\":null,\"code\":\"x\"}}"
      Then the answer to the request never says "spoken twice"

      Examples:
        | status |
        | 200    |
        | 500    |

  @STR-022 @must @server
  Rule: A completion that is not 2xx ends the stream with an error event
    Scenario Outline: <status>
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request answers <status> "oops"
      Then the stream of the request ends with one chat completion error "backend_error"
      And worker "ada" is still connected

      Examples:
        | status |
        | 301    |
        | 429    |
        | 500    |
        | 599    |

  @STR-028 @must @server
  Rule: A request that has begun to answer is not dispatched again
    Scenario Outline: <failure>
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      And worker "bob" serves "llama"
      When <failure>
      And the stream of the request ends with one chat completion error "backend_error"
      Then worker "bob" has got no request

      Examples:
        | failure                                      |
        | worker "ada" is lost                         |
        | worker "ada" leaves with close code 1000     |
        | worker "ada" sends a binary message          |
        | the worker of the request reports an error   |
        | the worker of the request answers 503 "busy" |

  @STR-029 @must @server
  Rule: No text is sent twice
    Scenario: Another worker repeats it
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: once\n\n" from "ada"
      And worker "bob" serves "llama"
      When worker "ada" is lost
      And worker "bob" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"data: once\n\n"}
        """
      Then the request has received the text "once" once

    Scenario: The completion repeats it
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: once\n\n" from "ada"
      When the worker of the request answers 200 "data: once\n\n"
      Then the request has received the text "once" once
