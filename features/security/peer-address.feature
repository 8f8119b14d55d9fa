Feature: Which address counts
  Behind a proxy everybody seems to come from the proxy. What it says counts, if it is ours.

  @SEC-010 @must @server
  Rule: A trusted proxy says who comes
    Scenario Outline: The blocked address behind <proxies>
      Given the server's auth failure limit is "2"
      And the server's trusted proxies is "<proxies>"
      And 2 strangers from "203.0.113.7" have been refused
      When worker "ada" connects from "203.0.113.7"
      Then worker "ada" is blocked

      Examples:
        | proxies                  |
        | 127.0.0.1                |
        | 10.0.0.0/8, 127.0.0.0/8  |

    Scenario: Another address behind the same proxy
      Given the server's auth failure limit is "2"
      And the server's trusted proxies is "127.0.0.1"
      And 2 strangers from "203.0.113.7" have been refused
      When worker "ada" connects from "203.0.113.8"
      Then worker "ada" is let in

    Scenario: A stranger who only says that he is a proxy
      Given the server's auth failure limit is "2"
      And the server's trusted proxies is "10.0.0.1, 192.168.0.0/16"
      And 1 stranger from "203.0.113.7" has been refused
      And 1 stranger from "203.0.113.8" has been refused
      When worker "ada" connects from "203.0.113.9"
      Then worker "ada" is blocked

  @SEC-011 @must @server
  Rule: Without trusted proxies the connection says who comes
    Scenario: A new address for every attempt
      Given the server's auth failure limit is "2"
      And 1 stranger from "203.0.113.7" has been refused
      And 1 stranger from "203.0.113.8" has been refused
      When worker "ada" connects from "203.0.113.9"
      Then worker "ada" is blocked

    Scenario: One below the limit
      Given the server's auth failure limit is "2"
      And 1 stranger from "203.0.113.7" has been refused
      When worker "ada" connects from "203.0.113.7"
      Then worker "ada" is let in
