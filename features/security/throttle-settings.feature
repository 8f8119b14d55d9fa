Feature: How strict the door is

  @SEC-009 @must @server
  Rule: The numbers can be set
    Scenario: At the limit
      Given the server's auth failure limit is "3"
      And 3 strangers with a wrong secret have been refused
      When worker "ada" connects
      Then worker "ada" is blocked

    Scenario: One below the limit
      Given the server's auth failure limit is "3"
      And 2 strangers with a wrong secret have been refused
      When worker "ada" connects
      Then worker "ada" is let in

    Scenario: More than the usual limit
      Given the server's auth failure limit is "8"
      And 7 strangers with a wrong secret have been refused
      When worker "ada" connects
      Then worker "ada" is let in

    # The wait in the queue is the clock: no failure counts longer than the window.
    Scenario: A failure that is older than the window
      Given the server's auth failure limit is "2"
      And the server's auth failure window is "0.3"
      And the server's queue timeout is "1"
      And 1 stranger with a wrong secret has been refused
      And the request for "llama" is queued
      And the request is answered
      And 1 stranger with a wrong secret has been refused
      When worker "ada" connects
      Then worker "ada" is let in

    Scenario: A failure within the window
      Given the server's auth failure limit is "2"
      And the server's auth failure window is "20"
      And the server's queue timeout is "1"
      And 1 stranger with a wrong secret has been refused
      And the request for "llama" is queued
      And the request is answered
      And 1 stranger with a wrong secret has been refused
      When worker "ada" connects
      Then worker "ada" is blocked

    Scenario: The time of the block
      Given the server's auth failure limit is "1"
      And the server's auth block is "0.9"
      When 1 stranger with a wrong secret has been refused
      Then a worker is let in after 0.9 s and not before
