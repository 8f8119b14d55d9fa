Feature: Odd frames after the registration
  What cannot be read ends the connection; what is merely unknown or late does not.

  @REG-049 @must @server
  Rule: Text that is not one JSON object ends the connection
    Scenario: Half an object
      Given worker "ada" serves "llama"
      When worker "ada" sends
        """
        {"type":"pong",
        """
      Then worker "ada" is closed with 1002 "worker protocol error"

  @REG-051 @must @server
  Rule: Invalid UTF-8 ends the connection
    Scenario: A damaged character
      Given worker "ada" serves "llama"
      When worker "ada" sends a text message that is not UTF-8
      Then worker "ada" is closed with 1002 "worker protocol error"

  @REG-052 @must @server
  Rule: A second register ends the connection
    Scenario: Once more
      Given worker "ada" serves "llama"
      When worker "ada" registers
      Then worker "ada" is closed with 1002 "worker protocol error"

  @REG-053 @must @server
  Rule: A binary message ends the connection
    Scenario: Three bytes
      Given worker "ada" serves "llama"
      When worker "ada" sends a binary message
      Then worker "ada" is closed with 1002 "worker protocol error"

  @REG-054 @must @server
  Rule: A known type with a wrong field ends the connection
    Scenario: A text in place of a number
      Given worker "ada" serves "llama"
      When worker "ada" sends
        """
        {"type":"pong","current_load":"0"}
        """
      Then worker "ada" is closed with 1002 "worker protocol error"

  @REG-055 @must @server
  Rule: A message beyond the limit ends the connection
    Scenario: Much too big
      Given worker "ada" serves "llama"
      When worker "ada" sends a message of 128 MiB
      Then worker "ada" is closed with 1009 "message too big"
