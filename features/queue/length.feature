Feature: The length of the queue

  @QUE-004 @must @server
  Rule: As many as the bound may wait, and no more
    Scenario Outline: <waiting> of 3 wait
      Given the server's queue length is "3"
      And <waiting> requests for "llama" are queued
      When a client asks for "llama" as request "another"
      Then <outcome>

      Examples:
        | waiting | outcome                                       |
        | 1       | the queue holds 2 requests                    |
        | 2       | the queue holds 3 requests                    |
        | 3       | request "another" is answered 429 "queue_full" |

    Scenario: The usual bound of 100
      Given 100 requests for "llama" are queued
      When a client asks for "llama" as request "another"
      Then request "another" is answered 429 "queue_full"
      And the queue holds 100 requests

    Scenario: What is in flight does not count
      Given the server's queue length is "1"
      And worker "ada" serves "llama" with 2 slots
      And requests "one", "two" for "llama" are in flight on "ada"
      When request "three" for "llama" is queued
      And a client asks for "llama" as request "four"
      Then request "four" is answered 429 "queue_full"
