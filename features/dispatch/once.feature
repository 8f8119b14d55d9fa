Feature: One dispatch is one request

  @DSP-001 @must @server
  Rule: Exactly one worker gets it, once
    Scenario: Three are free
      Given workers "ada", "bob", "eve" serve "llama"
      When the request for "llama" is in flight somewhere
      Then exactly one worker has got the request, once

    Scenario: Two come for one that waits
      Given the request for "llama" is queued
      When workers "ada", "bob" serve "llama"
      And the request is in flight somewhere by now
      Then exactly one worker has got the request, once

    Scenario: Several ways to be served
      Given worker "ada" serves "llama", "*" with 4 slots
      When the request for "llama" is in flight on "ada"
      And worker "ada" changes its models to "*", "llama"
      And worker "ada" reports 0 requests of others
      Then exactly one worker has got the request, once

  @DSP-010 @must @server
  Rule: Names of headers are in lower case
    Scenario: However the client writes them
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | CONTENT-TYPE      | application/json |
        | Authorization     | Bearer sk-model  |
        | OpenAI-Beta       | assistants=v2    |
        | Anthropic-Version | 2023-06-01       |
        | X-Session-ID      | Blue             |
        | TraceParent       | 00-1-2-01        |
      Then the request arrives on "ada" with the headers
        | content-type      | application/json |
        | authorization     | Bearer sk-model  |
        | openai-beta       | assistants=v2    |
        | anthropic-version | 2023-06-01       |
        | x-session-id      | Blue             |
        | traceparent       | 00-1-2-01        |
      And every header of the request on "ada" has a name in lower case

  @DSP-012 @must @server
  Rule: Hop-by-hop headers end here
    Scenario: All of them
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | Connection          | keep-alive      |
        | Keep-Alive          | timeout=5       |
        | TE                  | trailers        |
        | Trailer             | X-Checksum      |
        | Proxy-Authorization | Basic cHJveHk=  |
        | Proxy-Connection    | keep-alive      |
        | X-Kept              | yes             |
      Then the request arrives on "ada" without the headers "connection", "keep-alive", "te", "trailer", "proxy-authorization", "proxy-connection", "content-length"
      And the request arrives on "ada" with the headers
        | x-kept | yes |

    Scenario: A chunked body
      Given worker "ada" serves "llama"
      When a client asks for "llama" in chunks
      Then the request arrives on "ada" without the headers "transfer-encoding", "content-length"
