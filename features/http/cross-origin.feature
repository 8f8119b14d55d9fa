Feature: Pages of other origins
  A browser asks before it lets a page read what another origin says.

  @HTP-021 @must @server
  Rule: Without the setting nothing is said
    Scenario: A list
      When a page of "https://app.example" gets "/v1/models"
      Then the request is answered 200
      And the answer to the request says nothing about other origins

    Scenario: An error
      When a page of "https://app.example" gets "/nowhere"
      Then the request is answered 404
      And the answer to the request says nothing about other origins

    Scenario: A question before a request
      When the browser of a page of "https://app.example" asks whether it may send a chat completion with "authorization"
      Then the answer to the request says nothing about other origins

  @HTP-022 @must @server
  Rule: A listed origin may read
    Scenario Outline: <origin>
      Given the server's allowed origins is "https://app.example, http://localhost:3000"
      When a page of "<origin>" gets "/v1/models"
      Then the request is answered 200
      And the page "<origin>" may read the answer to the request

      Examples:
        | origin                |
        | https://app.example   |
        | http://localhost:3000 |

    Scenario: The answer of a worker
      Given the server's allowed origins is "https://app.example"
      And worker "ada" serves "llama"
      When a page of "https://app.example" asks for a message of "llama"
      And the request is in flight on "ada"
      And the worker of the request answers 200 "{}"
      Then the request is answered 200
      And the page "https://app.example" may read the answer to the request

    Scenario: A stream
      Given the server's allowed origins is "https://app.example"
      And worker "ada" serves "llama"
      When a page of "https://app.example" asks for a streamed chat completion of "llama"
      And the request is in flight on "ada"
      And the worker of the request sends "data: 1\n\n"
      Then the page "https://app.example" may read the answer to the request

  @HTP-023 @must @server
  Rule: A listed origin is told what it may send, without a key
    Scenario Outline: A <route>
      Given the server's allowed origins is "https://app.example"
      And the server's key requirement is "true"
      When the browser of a page of "https://app.example" asks whether it may send a <route> with "authorization", "content-type", "x-api-key"
      Then the browser is told that it may send a POST with "authorization", "content-type", "x-api-key"
      And the page "https://app.example" may read the answer to the request

      Examples:
        | route           |
        | chat completion |
        | message         |
