Feature: What errors do not tell

  @ERR-007 @must @server
  Rule: Nothing of the inside shows
    Scenario Outline: <body>
      When a client sends a message with the body
        """
        <body>
        """
      Then the request is answered 400
      And the error of the request leaks nothing

      Examples:
        | body                         |
        | {"model":                    |
        | {"model":"llama","stream":1} |
        | [[[[                         |
        | \x00                         |

    Scenario: A worker that tells too much
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"error","request_id":"{the request}","code":"backend_error","message":"java.net.ConnectException: http://10.9.8.7:8000 with sk-secret-of-the-backend"}
        """
      And the request is answered 502
      Then the error of the request leaks nothing
      And the error of the request does not say "10.9.8.7", "sk-secret-of-the-backend", "ada"

    Scenario: A worker that answers nonsense
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When worker "ada" sends
        """
        {"type":"response_complete","request_id":"{the request}","status_code":7,"body":"Traceback at 10.9.8.7"}
        """
      And the request is answered 502
      Then the error of the request leaks nothing
      And the error of the request does not say "Traceback", "10.9.8.7", "ada"

    Scenario: A wrong key
      Given the server's key requirement is "true"
      When a client with the key "mr_live_AlmostTheRightOneAlmostTheRightOne" asks for a message of "llama"
      Then the request is answered 401
      And the error of the request leaks nothing
      And the error of the request does not say "AlmostTheRightOne"

    Scenario: A lost worker
      Given the request for a message of "llama" has been requeued 3 times
      And worker "ada" serves "llama"
      And the request is in flight on "ada"
      When worker "ada" is lost
      Then the request is answered 503
      And the error of the request leaks nothing
      And the error of the request does not say "ada", "lost-1"
