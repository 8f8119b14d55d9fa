Feature: Errors for pages of other origins
  A page that cannot read an error cannot tell people what went wrong.

  @HTP-024 @must @server
  Rule: A listed origin may read errors
    Background:
      Given the server's allowed origins is "https://app.example"

    Scenario: An unusable body
      When a page of "https://app.example" sends a message with the body
        """
        {}
        """
      Then the request is answered 400
      And the page "https://app.example" may read the answer to the request

    Scenario: No key
      Given the server's key requirement is "true"
      When a page of "https://app.example" asks for a chat completion of "llama"
      And the request is answered 401
      Then the page "https://app.example" may read the answer to the request

    Scenario Outline: <status>
      When a page of "https://app.example" gets "<target>"
      Then the request is answered <status>
      And the page "https://app.example" may read the answer to the request

      Examples:
        | target       | status |
        | /nowhere     | 404    |
        | /v1/messages | 405    |

    Scenario: A body that is too large
      Given the server's body limit is "16"
      When a page of "https://app.example" asks for a chat completion of "llama"
      And the request is answered 413
      Then the page "https://app.example" may read the answer to the request

    Scenario: A wait that was too long
      Given the server's queue timeout is "1"
      When a page of "https://app.example" asks for a chat completion of "llama"
      And the request is answered
      Then the page "https://app.example" may read the answer to the request
