Feature: A worker answers for its backend

  @UNI-008 @must @worker
  Rule: A unary request ends with one completion
    Scenario: A chat completion
      Given the backend answers 200 "{\"ok\":true}"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200 and exactly "{\"ok\":true}"
      And the worker process has ended the request once and said nothing more about it

  @STR-012 @must @worker
  Rule: A stream is passed on as it is and ends with one completion
    Scenario: A chat completion
      Given the backend says "one two three"
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process has streamed exactly what the backend sent for the request
      And the worker process has streamed the text "one two three" for the request
      And the worker process ends the request with 200 and no body
      And the worker process has ended the request once and said nothing more about it

  @STR-011 @must @worker
  Rule: A piece is passed on as it arrives
    Scenario: The backend holds the second token
      Given the backend holds its streams after the first token
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process has begun to stream the request
      And the backend goes on with the request
      And the worker process has streamed exactly what the backend sent for the request

  @STR-013 @must @worker
  Rule: A refusal of a stream keeps its status, headers and body
    Scenario: Too many requests
      Given the backend answers 429 "slow down" with the headers
        | retry-after | 7 |
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process ends the request with 429 and exactly "slow down"
      And the worker process ends the request with the header "retry-after" "7"
      And the worker process has ended the request once and said nothing more about it
      And the worker process has streamed nothing of the request

  @WRK-013 @must @worker
  Rule: A character split over two reads arrives whole
    Scenario: Characters of four bytes
      Given the backend says "🚀 naïve 🎉" and cuts every character in two
      And worker process "ada" has registered
      When the server sends the request for a stream
      Then the worker process has streamed exactly what the backend sent for the request
      And the worker process has streamed the text "🚀 naïve 🎉" for the request

  @WRK-001 @must @worker
  Rule: The path is kept
    Scenario: A message
      Given worker process "ada" has registered
      When the server sends the request for a message
      Then the backend got the request at "/v1/messages"

  @WRK-005 @must @worker
  Rule: The backend is asked for the identity encoding
    Scenario: A chat completion
      Given worker process "ada" has registered
      When the server sends the request
      Then the backend got the request with the header "accept-encoding" "identity"
