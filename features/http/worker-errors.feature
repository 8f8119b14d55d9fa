Feature: Errors of workers that name no request

  @ERR-022 @must @server
  Rule: Nothing changes for any request
    Scenario: Requests in flight and to come
      Given worker "ada" serves "llama" with 2 slots
      And request "one" for "llama" is in flight on "ada"
      And request "two" for a stream of "llama" has received "data: 1\n\n" from "ada"
      And request "three" for "llama" is queued
      When worker "ada" sends
        """
        {"type":"error","code":"out_of_memory","message":"a card is gone"}
        """
      Then worker "ada" is still connected
      And request "three" is still queued
      And the worker of request "one" answers 200 "{}"
      And request "one" is answered 200
      And the worker of request "two" ends the stream
      And the stream of request "two" ends after "data: 1\n\n"
      And request "three" is in flight on "ada"
