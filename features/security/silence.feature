Feature: What the server never writes down

  @SEC-014 @must @server @beside-the-wire
  Rule: The server keeps what is asked and answered to itself
    Background:
      Given the server's log level is "debug"
      And worker "ada" serves "llama"

    Scenario: An answer in one piece
      Given the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{\"said\":\"a secret of two\"}"
      Then the request is answered 200
      And the server has written nothing of what was asked in the request
      And the server has written none of "a secret of two"

    Scenario: A stream that breaks
      Given the request for a stream of "llama" has received "data: a secret of two\n\n" from "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"{the request}","chunk":"a secret of two
        """
      And worker "ada" is closed with 1002
      Then the server has written nothing of what was asked in the request
      And the server has written none of "a secret of two"

    Scenario: A body that cannot be used
      When a client sends a message with the body
        """
        {"model":"llama","messages":[{"content":"a secret of two"}],"stream":"a secret of two
        """
      Then the request is answered 400
      And the server has written none of "a secret of two"

    Scenario: A late answer
      Given the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_chunk","request_id":"somebody-else","chunk":"a secret of two"}
        """
      And worker "ada" is still connected
      Then the server has written none of "a secret of two"
