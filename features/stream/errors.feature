Feature: The error event of a stream
  It speaks the dialect of the route, comes once, and is the last thing that is said.

  @STR-023 @must @server
  Rule: On OpenAI routes it is the error object of the route
    Scenario Outline: <route>, <failure>
      Given worker "ada" serves "llama"
      And the request for a streamed <route> of "llama" has received "data: 1\n\n" from "ada"
      When <failure>
      Then the stream of the request ends with one <route> error "backend_error"

      Examples:
        | route           | failure                                    |
        | chat completion | worker "ada" is lost                       |
        | completion      | worker "ada" is lost                       |
        | chat completion | the worker of the request reports an error |
        | completion      | the worker of the request reports an error |

  @STR-024 @must @server
  Rule: On the responses route it has a name and its fields twice
    Scenario Outline: <failure>
      Given worker "ada" serves "llama"
      And the request for a streamed response of "llama" has received "event: a\ndata: 1\n\n" from "ada"
      When <failure>
      Then the stream of the request ends with one response error "backend_error"

      Examples:
        | failure                                      |
        | worker "ada" is lost                         |
        | the worker of the request reports an error   |
        | the worker of the request answers 500 "oops" |

  @STR-025 @must @server
  Rule: On Anthropic routes it has a name
    Scenario Outline: <failure>
      Given worker "ada" serves "llama"
      And the request for a streamed message of "llama" has received "event: a\ndata: 1\n\n" from "ada"
      When <failure>
      Then the stream of the request ends with one message error "api_error"

      Examples:
        | failure                                      |
        | worker "ada" is lost                         |
        | the worker of the request reports an error   |
        | the worker of the request answers 500 "oops" |

  @STR-026 @must @server
  Rule: No terminator follows
    Scenario Outline: <route>
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When the request for a streamed <route> of "llama" has received "event: a\ndata: 1\n\n" from "ada"
      Then the stream of the request ends with one <route> error "<code>"

      Examples:
        | route           | code            |
        | chat completion | request_timeout |
        | response        | request_timeout |
        | message         | timeout_error   |

  @STR-027 @must @server
  Rule: It begins at a boundary of its own
    Scenario Outline: <route>, in <place>
      Given worker "ada" serves "llama"
      And the request for a streamed <route> of "llama" has received "<text>" from "ada"
      When worker "ada" is lost
      Then the stream of the request ends with one <route> error "<code>"

      Examples:
        | route           | place                | text                   | code          |
        | chat completion | a line               | data: {\"half          | backend_error |
        | response        | the name of an event | event: response.output | backend_error |
        | message         | its second line      | event: ping\ndata: {}  | api_error     |
        | message         | the second event     | data: 1\n\ndata: 2\n   | api_error     |
