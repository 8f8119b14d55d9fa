Feature: A worker reaches its server by TLS

  @WRK-039 @must @worker
  Rule: An https URL means TLS, checked against the store of the system
    Scenario: The system trusts the signer
      Given the server speaks TLS with a certificate of-its-own
      And the system trusts whoever signed it
      When worker process "ada" has registered
      And the server sends the request
      Then the worker process ends the request with 200

  @WRK-040 @must @worker
  Rule: A file adds to what is trusted
    Scenario: Only the file knows the signer
      Given the server speaks TLS with a certificate of-its-own
      And the worker process's ca file holds whoever signed it
      When worker process "ada" has registered
      And the server sends the request
      Then the worker process ends the request with 200

    Scenario: Only the system knows the signer
      Given the server speaks TLS with a certificate of-its-own
      And the system trusts whoever signed it
      And the worker process's ca file holds somebody else
      When worker process "ada" has registered
      Then the worker process answers a ping

  @WRK-041 @must @worker
  Rule: A certificate that is not trusted is refused
    Scenario: Nobody knows the signer
      Given the server speaks TLS with a certificate of-its-own
      When worker process "ada" starts
      Then worker process "ada" refuses the certificate

    Scenario: The file knows another signer
      Given the server speaks TLS with a certificate of-its-own
      And the worker process's ca file holds somebody else
      When worker process "ada" starts
      Then worker process "ada" refuses the certificate

    Scenario Outline: The signer is known, but the certificate is <kind>
      Given the server speaks TLS with a certificate <kind>
      And the worker process's ca file holds whoever signed it
      When worker process "ada" starts
      Then worker process "ada" refuses the certificate

      Examples:
        | kind            |
        | of-another-host |
        | of-yesterday    |
