Feature: What a worker is acknowledged for

  @REG-041 @must @server
  Rule: A name of more than 256 characters is dropped with a warning
    Scenario Outline: <length> characters <character>
      Given worker "ada" connects
      When worker "ada" registers with "llama" and a model name of <length> characters "<character>"
      Then the ack of "ada" lists <models> models
      And the ack of "ada" carries <warnings>

      # é is one character of two bytes
      Examples:
        | length | character | models | warnings   |
        | 255    | x         | 2      | no warning |
        | 256    | x         | 2      | no warning |
        | 257    | x         | 1      | a warning  |
        | 256    | é         | 2      | no warning |
        | 257    | é         | 1      | a warning  |

  @REG-042 @must @server
  Rule: The ack lists what is routed, in the worker's order
    Scenario: Every name in it is routed
      Given worker "ada" serves "qwen", "llama", "gemma" with 3 slots
      And worker "ada" is acknowledged for "qwen", "llama", "gemma"
      When request "1" for "gemma" is in flight on "ada"
      And request "2" for "qwen" is in flight on "ada"
      Then request "3" for "llama" is in flight on "ada"

    Scenario: A name that is not in it is not routed
      Given worker "ada" connects
      And worker "ada" registers with 1001 models
      And the ack of "ada" lists 1000 models
      When the request for "m1001" is queued
      Then worker "ada" has got no request
      And request "last" for "m1000" is in flight on "ada"
