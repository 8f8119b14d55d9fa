Feature: Pages of origins that are not listed

  @HTP-025 @must @server
  Rule: An origin that is not listed is not allowed
    Scenario Outline: <origin>
      Given the server's allowed origins is "https://app.example"
      When a page of "<origin>" gets "/v1/models"
      Then the page may not read the answer to the request

      Examples:
        | origin                       |
        | https://app.example.evil     |
        | https://evil.app.example     |
        | http://app.example           |
        | https://app.example:8443     |
        | null                         |

    Scenario: A question before a request
      Given the server's allowed origins is "https://app.example"
      When the browser of a page of "https://evil.example" asks whether it may send a chat completion with "authorization"
      Then the page may not read the answer to the request
