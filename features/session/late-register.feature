Feature: A worker that does not register

  @REG-033 @must @server @slow
  Rule: Ten seconds after the upgrade it is too late
    Scenario: A connection without a word
      When worker "ada" connects and says nothing
      Then worker "ada" is closed 10 s after it connected
      And worker "ada" is closed with 1002 "worker registration protocol error"

    Scenario: Pings do not stand for a registration
      When worker "ada" connects and says nothing
      And worker "ada" gets a pong for its ping
      Then worker "ada" is closed 10 s after it connected
      And worker "ada" is closed with 1002 "worker registration protocol error"
