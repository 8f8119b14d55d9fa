Feature: The routes of the model APIs
  Whatever a client asks a model for goes to a worker, and the answer comes back.

  @HTP-001 @must @server
  Rule: Chat completions are served
    Scenario: One of them
      Given worker "ada" serves "llama"
      When a client asks for a chat completion of "llama"
      Then the request arrives on "ada" with "/v1/chat/completions" at "/endpoint_path"
      And the worker of the request answers 200 "{\"ok\":true}"
      And the request is answered 200 with exactly "{\"ok\":true}"

  @HTP-002 @must @server
  Rule: Responses are served
    Scenario: One of them
      Given worker "ada" serves "llama"
      When a client asks for a response of "llama"
      Then the request arrives on "ada" with "/v1/responses" at "/endpoint_path"
      And the worker of the request answers 200 "{\"ok\":true}"
      And the request is answered 200 with exactly "{\"ok\":true}"

  @HTP-003 @must @server
  Rule: Messages are served
    Scenario: One of them
      Given worker "ada" serves "llama"
      When a client asks for a message of "llama"
      Then the request arrives on "ada" with "/v1/messages" at "/endpoint_path"
      And the worker of the request answers 200 "{\"ok\":true}"
      And the request is answered 200 with exactly "{\"ok\":true}"

  @HTP-004 @must @server
  Rule: Completions are served
    Scenario: One of them
      Given worker "ada" serves "llama"
      When a client asks for a completion of "llama"
      Then the request arrives on "ada" with "/v1/completions" at "/endpoint_path"
      And the worker of the request answers 200 "{\"ok\":true}"
      And the request is answered 200 with exactly "{\"ok\":true}"

  @HTP-005 @must @server
  Rule: Embeddings are served
    Scenario: One of them
      Given worker "ada" serves "llama"
      When a client asks for a embedding of "llama"
      Then the request arrives on "ada" with "/v1/embeddings" at "/endpoint_path"
      And the worker of the request answers 200 "{\"ok\":true}"
      And the request is answered 200 with exactly "{\"ok\":true}"

  @HTP-006 @must @server
  Rule: Token counts are served
    Scenario: One of them
      Given worker "ada" serves "llama"
      When a client asks for a token count of "llama"
      Then the request arrives on "ada" with "/v1/messages/count_tokens" at "/endpoint_path"
      And the worker of the request answers 200 "{\"ok\":true}"
      And the request is answered 200 with exactly "{\"ok\":true}"
