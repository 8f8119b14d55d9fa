Feature: A worker waits before it reconnects
  Waits are long by contract, and each differs by chance; a scenario lasts as long as they do.

  @WRK-032 @must @worker @slow
  Rule: The wait is 1 s at first and doubles up to 30 s
    Scenario: The server is gone for long
      Given the server resets the next 7 connections
      When worker process "ada" starts
      Then the worker process tries again and again, after about "1, 2, 4, 8, 16, 30, 30" s

  @WRK-033 @must @worker @slow
  Rule: Workers that were lost together do not return together
    Scenario: Three workers, five losses
      Given worker process "ada" has registered
      And worker process "bob" has registered
      And worker process "cyd" has registered
      When the server drops all workers 5 times, each time when all are there
      Then they have come back more than 0.03 s apart most times

  @WRK-034 @must @worker @slow
  Rule: After a healthy session the wait starts again
    Scenario: Four failures, a session and a loss
      Given the server resets the next 4 connections
      And worker process "ada" has registered at last
      And the server sends the request
      And the worker process ends the request with 200
      When the worker process answers a ping
      Then the worker process comes back after about 1 s

  @WRK-036 @must @worker @slow
  Rule: After a close with 1008 the pace is slow
    Scenario: The secret stays wrong
      Given the server refuses the next 2 workers with 1008 "worker authentication failed"
      When worker process "ada" starts
      Then the worker process tries again and again, after about "30, 30" s
