Feature: Types of fields

  @REG-022 @must @server
  Rule: A value of another type is not converted
    Scenario Outline: <text>
      Given worker "ada" serves "llama"
      When worker "ada" sends
        """
        <text>
        """
      Then worker "ada" is closed with 1002

      Examples:
        | text                                                                                   |
        | {"type":"pong","current_load":"5"}                                                     |
        | {"type":"pong","current_load":1.0}                                                     |
        | {"type":"pong","current_load":true}                                                    |
        | {"type":"pong","current_load":0,"timestamp_unix_ms":"1"}                               |
        | {"type":"models_update","models":[5],"current_load":0}                                 |
        | {"type":"models_update","models":"llama","current_load":0}                             |
        | {"type":"response_chunk","request_id":5,"chunk":"x"}                                   |
        | {"type":"response_chunk","request_id":"x","chunk":5}                                   |
        | {"type":"response_complete","request_id":"x","status_code":"200"}                      |
        | {"type":"response_complete","request_id":"x","status_code":200.0}                      |
        | {"type":"response_complete","request_id":"x","status_code":200,"headers":{"a":1}}      |
        | {"type":"error","code":5,"message":"x"}                                                |

    Scenario Outline: In a register: <field>
      Given worker "ada" connects
      When worker "ada" sends
        """
        {"type":"register","worker_name":"ada","models":["llama"],"max_concurrent":1,<field>}
        """
      Then worker "ada" is closed with 1002

      Examples:
        | field                  |
        | "current_load":"0"     |
        | "protocol_version":5   |
        | "capabilities":"drain" |

  @REG-050 @must @server
  Rule: A message without a type ends the connection
    Scenario Outline: <text>
      Given worker "ada" serves "llama"
      When worker "ada" sends
        """
        <text>
        """
      Then worker "ada" is closed with 1002 "worker protocol error"

      Examples:
        | text                            |
        | {}                              |
        | {"current_load":0}              |
        | {"type":5,"current_load":0}     |
        | {"type":null,"current_load":0}  |
        | {"type":["pong"]}               |
