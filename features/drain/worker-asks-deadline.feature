Feature: A worker that asked to drain is not waited for beyond its deadline

  @DRN-013 @must @server
  Rule: It is closed at its deadline
    Scenario: Its own deadline
      Given worker "ada" serves "llama" and may drain
      And the request for "llama" is in flight on "ada"
      When worker "ada" asks to drain within 1 s
      Then worker "ada" is closed with 1000 "graceful shutdown timed out" after 1.0 s

    Scenario: The server's deadline
      Given the server's drain timeout is "0.6"
      And worker "ada" serves "llama" and may drain
      And the request for "llama" is in flight on "ada"
      When worker "ada" asks to drain
      Then worker "ada" is closed with 1000 "graceful shutdown timed out" after 0.6 s
