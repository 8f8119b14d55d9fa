Feature: When exactly a timeout fires
  Never early, and at most 100 ms late.

  @TMO-009 @must @server
  Rule: The queue timeout is on time
    Scenario Outline: After <seconds> s
      Given the server's queue timeout is "<seconds>"
      And request "warm-up" for "llama" is queued
      And request "warm-up" is answered
      When the request for "llama" is queued
      Then the request ends <seconds> s after its arrival and at most 100 ms later

      Examples:
        | seconds |
        | 0.25    |
        | 0.62    |
        | 1.37    |

    Scenario: Twenty at nearly the same time
      Given the server's queue timeout is "1"
      And request "warm-up" for "llama" is queued
      And request "warm-up" is answered
      When 20 clients ask for "llama" at once
      Then requests 1 to 20 end 1 s after their arrival and at most 100 ms later

  @TMO-010 @must @server
  Rule: The request timeout is on time
    Scenario Outline: After <seconds> s in flight
      Given the server's request timeout is "<seconds>"
      And worker "ada" serves "llama"
      And request "warm-up" for "llama" is in flight on "ada"
      And request "warm-up" is answered
      When a client asks for "llama"
      Then the request ends <seconds> s after its arrival and at most 100 ms later

      Examples:
        | seconds |
        | 0.45    |
        | 0.83    |
        | 1.37    |

    Scenario: In a stream
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      When the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      Then the request ends 1 s after its arrival and at most 100 ms later

  @TMO-004 @must @server
  Rule: The request timeout covers everything from the arrival on
    Scenario: A stream that does not pause
      Given the server's request timeout is "1"
      And the server's heartbeat interval is "0.3"
      And worker "ada" serves "llama"
      And the request for a stream of "llama" is in flight on "ada"
      When worker "ada" streams without a pause until it has got 5 pings
      Then the request ends 1 s after its arrival and at most 100 ms later

    Scenario: Half of it in the queue
      Given the server's request timeout is "2"
      And the server's heartbeat interval is "0.3"
      And worker "clock" serves "qwen"
      And the request for "llama" is queued
      When worker "clock" goes on until it has got 3 pings
      And worker "ada" serves "llama"
      And the request is in flight on "ada"
      Then the request ends 2 s after its arrival and at most 100 ms later
      And the request is answered 504 "request_timeout"
