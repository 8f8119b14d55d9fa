Feature: More promises of the whole chain

  @WRK-013 @must @worker @promise @promise-6 @pair
  Rule: A split character arrives whole
    Scenario: Characters of four bytes
      Given the backend says "🚀🚀🚀 🎉" and cuts every character in two
      And worker process "ada" serves the server
      When a client asks for a stream of "llama"
      Then the request is answered 200
      And the stream of the request holds the text "🚀🚀🚀 🎉"

  @WRK-010 @must @worker @promise @promise-7 @pair
  Rule: One broken backend connection harms nobody else
    Scenario: Two streams, one reset
      Given the worker process's slots is "2"
      And the backend resets the connection of request "bad" after the first token
      And the backend holds its streams after the first token
      And worker process "ada" serves the server
      When a client asks for a stream of "llama" as request "good"
      And a client asks for a stream of "llama" as request "bad"
      Then the stream of request "bad" ends with the error "backend_error"
      And the backend has request "good"
      And the backend goes on with request "good", if its connection still stands
      And request "good" is answered 200

  @REG-059 @must @server @promise @promise-8
  Rule: A foreign message changes nothing
    Scenario Outline: Another worker guesses the id for <message>
      Given workers "ada", "bob" serve "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When worker "bob" sends
        """
        {"type":"<type>","request_id":"{the request}",<rest>}
        """
      Then the request has received nothing but "data: 1\n\n"
      And the worker of the request sends "data: 2\n\n"
      And the worker of the request ends the stream
      And the stream of the request ends after "data: 1\n\ndata: 2\n\n"

      Examples:
        | message      | type              | rest                                     |
        | a chunk      | response_chunk    | "chunk":"data: stolen\\n\\n"             |
        | a completion | response_complete | "status_code":200,"body":"stolen"        |
        | an error     | error             | "code":"backend_error","message":"wrong" |

  @STR-050 @must @server @promise @promise-9
  Rule: A slow client costs bounded memory and delays nobody
    Scenario: 200 MB for a client that does not read
      Given worker "ada" serves "llama" with 2 slots
      And a client that does not read asks for a stream of "llama"
      And the request is in flight on "ada"
      When worker "ada" sends 200 MB for the request as long as it may
      And request "other" for a stream of "llama" is in flight on "ada"
      And the worker of request "other" sends "data: 1\n\n"
      Then request "other" has received "data: 1\n\n"
      And the request is cancelled at "ada" because of "client_disconnect"
      And the server uses less than 700 MB

  @DRN-001 @must @worker @promise @promise-10 @pair @beside-the-wire
  Rule: A worker told to stop finishes what runs
    Scenario: Two requests
      Given the worker process's slots is "2"
      And the backend holds its answers
      And worker process "ada" serves the server
      And a client asks for "llama" as request "one"
      And a client asks for "llama" as request "two"
      And the backend has request "one"
      And the backend has request "two"
      When worker process "ada" gets SIGTERM
      And worker process "ada" logs "graceful shutdown"
      And the backend goes on with request "one"
      And the backend goes on with request "two"
      Then requests "one", "two" are answered 200
      And worker process "ada" exits with status 0
