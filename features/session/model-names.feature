Feature: Model names of a registration
  What a worker writes is cleaned up; the ack lists exactly what is routed to it.

  @REG-037 @must @server
  Rule: White space around a name is trimmed
    Scenario: A careless list
      When worker "ada" serves " llama", "qwen	"
      Then worker "ada" is acknowledged for "llama", "qwen"

  @REG-038 @must @server
  Rule: Empty names are dropped
    Scenario: Nothing but blanks
      When worker "ada" serves "llama", "  ", ""
      Then worker "ada" is acknowledged for "llama"

  @REG-039 @must @server
  Rule: Duplicates are dropped and the first position kept
    Scenario: Twice the same
      When worker "ada" serves "qwen", "llama", "qwen "
      Then worker "ada" is acknowledged for "qwen", "llama"

  @REG-040 @must @server
  Rule: The list is capped at 1000 names
    Scenario: One too many
      Given worker "ada" connects
      When worker "ada" registers with 1001 models
      Then the ack of "ada" lists 1000 models
      And the ack of "ada" carries a warning

    Scenario Outline: A list of <count> at a limit of 2
      Given the server's model limit is "2"
      And worker "ada" connects
      When worker "ada" registers with <count> models
      Then the ack of "ada" lists <kept> models
      And the ack of "ada" carries <warnings>

      Examples:
        | count | kept | warnings   |
        | 1     | 1    | no warning |
        | 2     | 2    | no warning |
        | 3     | 2    | a warning  |

    Scenario: At the cap
      Given worker "ada" connects
      When worker "ada" registers with 1000 models
      Then the ack of "ada" lists 1000 models
      And the ack of "ada" has no "warnings"

  @REG-043 @must @server
  Rule: No slots count as one slot
    Scenario: A modest worker
      When worker "ada" serves "llama" with 0 slots
      Then the ack of "ada" carries a warning
      And a client asks for "llama"
      And the request is in flight on "ada"

  @REG-044 @must @server @beside-the-wire
  Rule: A blank worker name is read as worker
    Scenario: Nameless
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"  ","models":["llama"],"max_concurrent":1,"protocol_version":"2026-04-bridge-v1"}
        """
      Then the ack of "ada" carries a warning
      And an operator sees worker "ada" with "worker_name" "worker"

  @REG-045 @must @server
  Rule: A worker without a usable model is registered all the same
    Scenario: Nothing to offer yet
      When worker "ada" serves ""
      Then the ack of "ada" lists 0 models
      And the ack of "ada" carries a warning
