Feature: What a worker makes of an odd server

  @REG-013 @must @worker
  Rule: Unknown fields are ignored
    Scenario: A richer request
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"watts":300,"type":"request","request_id":"id-of-the-request","model":"llama","endpoint_path":"/v1/chat/completions","is_streaming":false,"body":"{\"model\":\"llama\",\"messages\":[]}","route":{"type":"cancel","hops":[1,null]}}
        """
      Then the worker process ends the request with 200

    Scenario: A richer ping
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"ping","timestamp_unix_ms":815,"mood":"good"}
        """
      Then the worker process sends a "pong" with "815" at "/timestamp_unix_ms"

  @REG-017 @must @worker
  Rule: An explicit null reads as absent
    Scenario: An ack full of them
      Given a server that acknowledges with nulls
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200

    Scenario: A request without headers
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"request","request_id":"id-of-the-request","model":"llama","endpoint_path":"/v1/chat/completions","is_streaming":false,"body":"{\"model\":\"llama\",\"messages\":[]}","headers":null}
        """
      Then the worker process ends the request with 200

    Scenario: A ping without a time
      Given worker process "ada" has registered
      When the server sends the worker process
        """
        {"type":"ping","timestamp_unix_ms":null}
        """
      Then the worker process has sent the messages "register", "pong" as the contract has them

  @REG-019 @must @worker
  Rule: A message may come in fragments with pings between them
    Scenario Outline: <pieces> pieces
      Given worker process "ada" has registered
      When the server sends the worker process in <pieces> fragments with pings between them
        """
        {"type":"request","request_id":"id-of-the-request","model":"llama","endpoint_path":"/v1/chat/completions","is_streaming":false,"body":"{\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":\"naïve 🚀\"}]}"}
        """
      Then the worker process ends the request with 200

      Examples:
        | pieces |
        | 2      |
        | 40     |

  @REG-021 @must @worker
  Rule: A WebSocket ping is answered with its payload
    Scenario: The very first frame
      Given a server that pings before anything else
      When worker process "ada" has registered
      Then the worker process has answered that ping

    Scenario: Later
      When worker process "ada" has registered
      Then the worker process answers a WebSocket ping of "naïve 🚀"
