Feature: Bodies that cannot be used

  @ERR-009 @must @server
  Rule: The model is missing
    Scenario Outline: A <route>
      When a client asks for a <route> of "llama" without the field "model"
      Then the request is refused with 400 "invalid_request" of type "invalid_request_error"

      Examples:
        | route           |
        | chat completion |
        | response        |
        | message         |
        | completion      |
        | embedding       |
        | token count     |

  @ERR-010 @must @server
  Rule: The model is empty
    Scenario Outline: A <route>
      When a client asks for a <route> of ""
      Then the request is refused with 400 "invalid_request" of type "invalid_request_error"

      Examples:
        | route           |
        | chat completion |
        | message         |

  @ERR-011 @must @server
  Rule: The model is not a text
    Scenario Outline: A <route> of <model>
      When a client asks for a <route> of "llama" with the field "model" as <model>
      Then the request is refused with 400 "invalid_request" of type "invalid_request_error"

      Examples:
        | route           | model     |
        | chat completion | null      |
        | chat completion | 7         |
        | message         | true      |
        | message         | ["llama"] |
        | embedding       | {}        |

  @ERR-012 @must @server
  Rule: The stream is neither true nor false nor null
    Scenario Outline: A <route> with <stream>
      When a client asks for a <route> of "llama" with the field "stream" as <stream>
      Then the request is refused with 400 "invalid_request" of type "invalid_request_error"

      Examples:
        | route           | stream |
        | chat completion | "true" |
        | chat completion | 1      |
        | message         | 0      |
        | message         | []     |
        | response        | {}     |

  @ERR-017 @must @server
  Rule: The body is too large
    Scenario Outline: A <route> of one byte more than the limit
      Given the server's body limit is "1000"
      When a client asks for a <route> of "llama" with a body of 1001 bytes
      Then the request is refused with 413 "request_too_large" of type "request_too_large"

      Examples:
        | route           |
        | chat completion |
        | message         |
        | completion      |
        | embedding       |
        | token count     |
        | response        |

    Scenario: A message of exactly the limit
      Given the server's body limit is "1000"
      And worker "ada" serves "llama"
      When a client asks for a message of "llama" with a body of 1000 bytes
      Then the request is in flight on "ada"
