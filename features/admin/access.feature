Feature: The administration

  @ADM-002 @must @server
  Rule: Without the token nothing is shown
    Scenario: No token, a wrong one, a client's
      When a server
      Then GET "/admin/workers" without a token is answered 403
      And GET "/admin/workers" with the token "kit-admin-toke" is answered 403
      And DELETE "/admin/anything" with the token "x" is answered 403

  @ADM-003 @must @server
  Rule: Without a configured token everything is refused
    Scenario: An empty token
      Given the server's admin token is ""
      Then GET "/admin/workers" with the token "" is answered 403
      And GET "/admin/stats" without a token is answered 403

  @ADM-006 @must @server
  Rule: Registered workers are listed
    Scenario: Two of them
      Given workers "ada", "bob" serve "llama"
      Then an operator sees 2 workers
      And an operator sees worker "ada" with "worker_name" "ada"
      And an operator sees worker "ada" with "provider" "local"
      And an operator sees worker "ada" with "max_concurrent" "1"
      And an operator sees worker "ada" with "is_draining" "false"

  @ADM-008 @must @server
  Rule: The reported load is what the worker said last
    Scenario: Others keep it busy
      Given worker "ada" serves "llama" with 4 slots
      When worker "ada" reports 3 requests of others
      Then an operator sees worker "ada" with "reported_load" "3"
      And an operator sees worker "ada" with "in_flight_count" "0"

  @ADM-009 @must @server
  Rule: What is in flight is counted
    Scenario: One request
      Given worker "ada" serves "llama"
      When the request for "llama" is in flight on "ada"
      Then an operator sees worker "ada" with "in_flight_count" "1"

  @ADM-010 @must @server
  Rule: An unknown worker cannot be drained
    Scenario: A guess
      When a server
      Then POST "/admin/workers/nobody/drain" with the operator's token is answered 404
