Feature: Which headers the worker gets

  @DSP-006 @must @server
  Rule: Headers of the model APIs and of tracing are forwarded
    Scenario: All of them
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | Content-Type        | application/json |
        | Accept              | text/plain       |
        | Authorization       | Bearer sk-model  |
        | X-API-Key           | sk-other         |
        | OpenAI-Beta         | assistants=v2    |
        | OpenAI-Organization | org-1            |
        | anthropic-version   | 2023-06-01       |
        | Anthropic-Beta      | tools            |
        | X-Request-ID        | chosen-by-client |
        | traceparent         | 00-1-2-01        |
        | tracestate          | vendor=1         |
        | Idempotency-Key     | k1               |
      Then the request arrives on "ada" with the headers
        | content-type        | application/json |
        | accept              | text/plain       |
        | authorization       | Bearer sk-model  |
        | x-api-key           | sk-other         |
        | openai-beta         | assistants=v2    |
        | openai-organization | org-1            |
        | anthropic-version   | 2023-06-01       |
        | anthropic-beta      | tools            |
        | x-request-id        | chosen-by-client |
        | traceparent         | 00-1-2-01        |
        | tracestate          | vendor=1         |
        | idempotency-key     | k1               |

  @DSP-007 @must @server
  Rule: Other x- headers are forwarded
    Scenario: A header of a tool
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | X-Session-Affinity | blue |
      Then the request arrives on "ada" with the headers
        | x-session-affinity | blue |

  @DSP-008 @must @server
  Rule: Headers about the way here are not forwarded
    Scenario: All of them
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | X-Worker-Secret   | s       |
        | X-Real-IP         | 1.2.3.4 |
        | X-Forwarded-For   | 1.2.3.4 |
        | X-Forwarded-Proto | https   |
      Then the request arrives on "ada" without the headers "x-worker-secret", "x-real-ip", "x-forwarded-for", "x-forwarded-proto"

  @DSP-009 @must @server
  Rule: Headers that no rule names are not forwarded
    Scenario: A browser's
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | Cookie     | a=b     |
        | User-Agent | browser |
        | Origin     | http://a |
      Then the request arrives on "ada" without the headers "cookie", "user-agent", "origin", "host"

  @DSP-011 @must @server
  Rule: Repeated values are joined in order
    Scenario: Two betas
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | anthropic-beta | one |
        | Anthropic-Beta | two |
      Then the request arrives on "ada" with the headers
        | anthropic-beta | one, two |

  @DSP-013 @must @server
  Rule: Headers named in Connection are not forwarded
    Scenario: A header for the next hop only
      Given worker "ada" serves "llama"
      When a client asks for "llama" with the headers
        | Connection | keep-alive, X-Hop |
        | X-Hop      | secret            |
      Then the request arrives on "ada" without the headers "x-hop", "connection", "keep-alive"
