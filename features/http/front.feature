Feature: The HTTP front

  @HTP-010 @must @server
  Rule: Every response has a request id
    Scenario: An error too
      When a client gets "/nowhere"
      Then the answer to the request has a "x-request-id"

    Scenario: An answer of the server itself
      When a client gets "/health"
      Then the answer to the request has a "x-request-id"

    Scenario: An answer of a worker
      Given worker "ada" serves "llama"
      And the request for "llama" is in flight on "ada"
      When the worker of the request answers 200 "{}"
      Then the request is answered 200
      And the answer to the request has a "x-request-id"

    Scenario: A stream
      Given worker "ada" serves "llama"
      And the request for a stream of "llama" has received "data: 1\n\n" from "ada"
      When the worker of the request ends the stream
      Then the request is answered 200
      And the answer to the request has a "x-request-id"

  @HTP-012 @must @server
  Rule: A chunked body is a body
    Scenario: In chunks
      Given worker "ada" serves "llama"
      When a client asks for "llama" in chunks
      Then the request arrives on "ada" with the client's body byte for byte

  @HTP-013 @must @server
  Rule: A connection stays usable
    Scenario: After an answer and after an error
      Given worker "ada" serves "llama"
      When 3 clients ask for "llama" one after the other
      And one client asks for "llama" three times on one connection
      Then worker "ada" has got 6 requests

    Scenario: After an error
      Given worker "ada" serves "llama"
      When one client gets "/nowhere" and asks for "llama" on one connection
      Then worker "ada" has got 1 requests

  @HTP-014 @must @server
  Rule: The health is open to all
    Scenario: Nobody is there
      When a client gets "/health"
      Then the request is answered 200
      And the answer to the request has "ok" at "/status"
      And the answer to the request has "0" at "/workers_connected"
      And the answer to the request has a number at "/uptime_secs"

  @STR-046 @must @server
  Rule: A body above the limit is refused
    Scenario: 33 MiB
      Given worker "ada" serves "llama"
      When a client asks for "llama" with a body of 34603008 bytes
      Then the request is answered 413 "request_too_large"
      And worker "ada" has got no request

  @STR-047 @must @server
  Rule: A body of exactly the limit is accepted
    Scenario: 32 MiB
      Given worker "ada" serves "llama"
      When a client asks for "llama" with a body of 33554432 bytes
      Then the request is in flight on "ada"

  @REG-072 @should @server
  Rule: No frame is larger than every worker takes
    Scenario: A message of 32 MiB
      Given worker "ada" serves "llama"
      When a client asks for "llama" with a body of 33554432 bytes
      Then the request is in flight on "ada"
      And worker "ada" has got no frame above 16 MiB
