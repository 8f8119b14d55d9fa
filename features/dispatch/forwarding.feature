Feature: What the worker gets of a request

  @DSP-002 @must @server
  Rule: The body is the client's text, byte for byte
    Scenario: White space, escapes and unknown fields
      Given worker "ada" serves "llama"
      When a client sends a chat completion with the body
        """
        { "model" :"llama",   "messages":[{"role":"user","content":"h\u00e9 🚀 é\t/\/"}] , "unknown":{"x":1e3}, "stream":false }
        """
      Then worker "ada" gets that body byte for byte

  @DSP-003 @must @server
  Rule: The model is the client's
    Scenario: A worker for anything
      Given worker "ada" serves "*"
      When a client asks for "some/model:7b"
      Then the request arrives on "ada" with "some/model:7b" at "/model"

  @DSP-004 @must @server
  Rule: The path keeps its query string
    Scenario: A flag of the client
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the query "beta=true&x=%20y"
      Then the request arrives on "ada" with "/v1/messages?beta=true&x=%20y" at "/endpoint_path"

  @DSP-005 @must @server
  Rule: Streaming is what the client asked for
    Scenario: A stream
      Given worker "ada" serves "llama"
      When a client asks for a stream of "llama"
      Then the request arrives on "ada" with "true" at "/is_streaming"

    Scenario: No stream
      Given worker "ada" serves "llama"
      When a client asks for "llama"
      Then the request arrives on "ada" with "false" at "/is_streaming"

  @DSP-015 @must @server
  Rule: Never more in flight than slots
    Scenario: Three requests, two slots
      Given worker "ada" serves "llama" with 2 slots
      When requests "one", "two" for "llama" are in flight on "ada"
      And request "three" for "llama" is queued
      Then worker "ada" has got 2 requests
