Feature: What a worker makes of its backend's answers

  @UNI-009 @must @worker
  Rule: Hop-by-hop headers of the backend end here
    Scenario: All that an answer may have
      Given the backend answers "{}" with the headers
        | content-type          | application/json |
        | keep-alive            | timeout=5        |
        | trailer               | x-checksum       |
        | proxy-authenticate    | Basic            |
        | connection            | X-Hop            |
        | x-hop                 | for you only     |
        | x-ratelimit-remaining | 7                |
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200
      And the worker process ends the request without the headers "keep-alive", "trailer", "proxy-authenticate", "connection", "transfer-encoding", "x-hop"
      And the worker process ends the request with the header "x-ratelimit-remaining" "7"
      And the worker process ends the request with the header "content-type" "application/json"

  @UNI-010 @should @worker
  Rule: Token counts are repeated
    Scenario: In OpenAI's words
      Given the backend answers 200 "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process counts 3 + 4 = 7 tokens for the request

    Scenario: In Anthropic's words
      Given the backend answers 200 "{\"content\":[],\"usage\":{\"input_tokens\":5,\"output_tokens\":6}}"
      And worker process "ada" has registered
      When the server sends the request for a message
      Then the worker process counts 5 + 6 = 11 tokens for the request

    Scenario: Not at all
      Given the backend answers 200 "{\"choices\":[]}"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process counts no tokens for the request

  @ERR-031 @must @worker
  Rule: A failure of one request is its end, never an error of the session
    Scenario Outline: <fault>
      Given the backend has the fault "<fault>"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 502
      And the worker process answers a ping
      And the worker process has sent no "error"

      Examples:
        | fault        |
        | reset@head   |
        | garbage@head |
        | close@body   |

    Scenario: Nobody listens
      Given the backend is down
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 502
      And the worker process answers a ping
      And the worker process has sent no "error"
