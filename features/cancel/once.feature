Feature: A cancel comes once and in its place

  @CAN-005 @must @server
  Rule: A request is cancelled at most once
    Scenario: The request timeout passes afterwards
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And the client of the request goes away
      And the request is cancelled at "ada" because of "client_disconnect"
      When request "next" for "llama" is in flight on "ada"
      And request "next" is answered
      Then the request has been cancelled exactly once at "ada"

    Scenario: The client leaves after the timeout
      Given the server's request timeout is "1"
      And worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      And the request is cancelled at "ada" because of "timeout"
      When the client of the request resets its connection
      Then the request has been cancelled exactly once at "ada"

    Scenario: The server stops afterwards
      Given the server's drain timeout is "0.4"
      And worker "ada" serves "llama" with 2 slots
      And the request for "llama" is in flight on "ada"
      And request "other" for "llama" is in flight on "ada"
      And the client of the request goes away
      And the request is cancelled at "ada" because of "client_disconnect"
      When the server gets SIGTERM
      And request "other" is answered
      Then the request has been cancelled exactly once at "ada"

  @CAN-007 @must @server
  Rule: A cancel comes after its request
    Scenario: Clients in a hurry
      Given worker "ada" serves "llama" with 500 slots
      When 60 clients ask for "llama" and leave at once
      Then every cancel on "ada" came after its request, once, and none is left over

    Scenario: Clients in a hurry and one slot
      Given worker "ada" serves "llama"
      When 60 clients ask for "llama" and leave at once
      Then every cancel on "ada" came after its request, once, and none is left over
      And request "next" for "llama" is in flight on "ada"
