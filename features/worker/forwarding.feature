Feature: A worker passes requests on as they are

  @WRK-002 @must @worker
  Rule: A path in the backend's URL is kept
    Scenario Outline: <where>
      Given the worker process finds its backend below "<base>"
      And worker process "ada" has registered
      When the server sends the request for a message
      Then the backend got the request at "<path>"

      Examples:
        | where                 | base             | path                          |
        | One folder            | /gateway         | /gateway/v1/messages          |
        | Two folders           | /teams/blue      | /teams/blue/v1/messages       |
        # the slash at its end is not doubled
        | A slash at its end    | /gateway/        | /gateway/v1/messages          |

    Scenario: With a query string
      Given the worker process finds its backend below "/gateway"
      And worker process "ada" has registered
      When the server sends the request for "/v1/chat/completions?trace=1&q=a%2Fb"
      Then the backend got the request at "/gateway/v1/chat/completions?trace=1&q=a%2Fb"

  @WRK-003 @must @worker
  Rule: A body reaches the backend byte for byte
    Scenario Outline: <kind>
      Given worker process "ada" has registered
      When the server sends the request with the body "<body>"
      Then the backend got the body of the request byte for byte

      Examples:
        | kind              | body                                                             |
        | Odd blanks        | {  \"model\" :\t\"llama\",\r\n\n \"messages\":[ ]}  \n           |
        | Odd numbers       | {\"model\":\"llama\",\"n\":1.0,\"m\":1e400,\"o\":12345678901234567890} |
        | A field twice     | {\"model\":\"llama\",\"model\":\"llama\",\"b\":1,\"a\":2}        |
        | Written escapes   | {\"model\":\"llama\",\"x\":\"{U+5C}u00e9{U+5C}/{U+5C}ud83d{U+5C}ude80{U+5C}u0000\"} |
        | Plain characters  | {\"model\":\"llama\",\"x\":\"é 𝄞 🚀 ́{U+301}{U+FEFF}\"}                  |
        # what it means is the backend's business
        | Not JSON at all   | Dear model,\nhow are you?{U+0}{U+7F}                            |

  @WRK-004 @must @worker
  Rule: Headers reach the backend
    Scenario: Each once, with its value
      Given worker process "ada" has registered
      When the server sends the request with the headers
        | authorization     | Bearer of-the-backend              |
        | x-api-key         | key-of-the-backend                 |
        | anthropic-version | 2023-06-01                         |
        | openai-beta       | assistants=v2, realtime=v1         |
        | traceparent       | 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 |
        | accept            | text/event-stream                  |
        | x-team            | blue                               |
      Then the backend got the request with exactly the headers
        | authorization     | Bearer of-the-backend              |
        | x-api-key         | key-of-the-backend                 |
        | anthropic-version | 2023-06-01                         |
        | openai-beta       | assistants=v2, realtime=v1         |
        | traceparent       | 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 |
        | accept            | text/event-stream                  |
        | x-team            | blue                               |
        | content-type      | application/json                   |

  @WRK-006 @must @worker
  Rule: A redirect of the backend goes to the client as it is
    Scenario Outline: <status>
      Given the backend redirects with <status> to "/v1/models"
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with <status> and exactly "it has moved"
      And the worker process ends the request with the header "location" "/v1/models"
      And the backend has been asked for nothing else

      Examples:
        | status |
        | 301    |
        | 302    |
        | 303    |
        | 307    |
        | 308    |

  @WRK-007 @must @worker
  Rule: Proxies that the environment names are left alone
    Scenario: Every usual variable
      Given the environment of the worker process names a proxy
      And worker process "ada" has registered
      When the server sends the request
      Then the worker process ends the request with 200
      And nobody has asked the proxy
