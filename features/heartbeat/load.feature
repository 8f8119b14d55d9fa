Feature: The heartbeat under load

  @HBT-002 @must @server
  Rule: Pings go out on time however much flows
    Scenario: Three workers, six streams
      Given the server's heartbeat interval is "0.4"
      And worker "ada" serves "a" with 2 slots
      And worker "bob" serves "b" with 2 slots
      And worker "eve" serves "e" with 2 slots
      And request "a1" for a stream of "a" is in flight on "ada"
      And request "a2" for a stream of "a" is in flight on "ada"
      And request "b1" for a stream of "b" is in flight on "bob"
      And request "e1" for a stream of "e" is in flight on "eve"
      When workers "ada", "bob" and "eve" stream 300 events each while they get 4 pings
      Then worker "ada" has got 4 pings, 0.4 s apart
      And worker "bob" has got 4 pings, 0.4 s apart
      And worker "eve" has got 4 pings, 0.4 s apart

  @HBT-007 @must @server
  Rule: A worker that no longer reads delays nobody
    Scenario: Another worker's streams
      Given the server's heartbeat interval is "0.3"
      And worker "ada" serves "a"
      And worker "bob" serves "b" with 2 slots
      And request "one" for a stream of "a" is in flight on "ada"
      And request "two" for a stream of "b" is in flight on "bob"
      When worker "ada" stops reading
      Then request "two" receives each of 20 events within 1000 ms
      And worker "bob" goes on until it has got 3 pings
