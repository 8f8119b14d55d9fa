Feature: The doors of the administration

  @ADM-001 @must @server
  Rule: Every route needs the token
    Scenario: All of them
      When a server
      Then each of these routes needs the operator's token as a bearer
        | GET    | /admin/workers                |
        | POST   | /admin/workers/nobody/drain   |
        | POST   | /admin/workers/nobody/refresh |
        | PUT    | /admin/providers/local        |
        | GET    | /admin/stats                  |
        | GET    | /admin/keys                   |
        | POST   | /admin/keys                   |
        | DELETE | /admin/keys/nothing           |
        | GET    | /admin/no-such-route          |

  @ADM-004 @must @server
  Rule: Strangers are refused before their body is looked at
    Scenario: A body that does not come
      When somebody without a token announces a body for "/admin/keys" and holds it back
      Then the request is answered 403

    Scenario: An unusable body
      When a server
      Then POST "/admin/keys" with the body "{" without a token is answered 403

  @ADM-012 @must @server
  Rule: An unknown provider cannot be switched
    Scenario: Off and on
      When a server
      Then PUT "/admin/providers/elsewhere" with the body '{"enabled":false}' of an operator is answered 404
      And PUT "/admin/providers/elsewhere" with the body '{"enabled":true}' of an operator is answered 404

  @ADM-013 @must @server
  Rule: Unusable bodies are refused
    Scenario: For a key
      When a server
      Then POST "/admin/keys" answers 400 to an operator for each of these bodies
        |               |
        | {             |
        | null          |
        | []            |
        | {}            |
        | {"name":null} |
        | {"name":5}    |
        | {"name":""}   |

    Scenario: For a provider
      When a server
      Then PUT "/admin/providers/local" answers 400 to an operator for each of these bodies
        |                   |
        | {"enabled"        |
        | null              |
        | {}                |
        | {"enabled":null}  |
        | {"enabled":"yes"} |
        | {"enabled":1}     |
