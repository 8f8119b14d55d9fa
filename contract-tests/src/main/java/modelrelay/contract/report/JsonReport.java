/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.judge.ClauseResult;
import modelrelay.contract.judge.ScenarioResult;

/** The whole record as JSON; its schema is {@code report.schema.json} beside this class. */
public final class JsonReport {
    /** The version of the schema. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /** The document. */
    public static ObjectNode of(RunRecord run) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT)
                .put("subject", run.subject().word())
                .put("name", run.name())
                .put("command", run.command())
                .put("requirements", run.requirements())
                .put("profile", run.profile())
                .put("started", run.started().toString())
                .put("seconds", run.seconds())
                .put("seed", run.seed())
                .put("overall", run.judgement().overall().word())
                .put("exit_code", run.judgement().exitCode());
        ObjectNode counts = root.putObject("counts");
        run.judgement().counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        ArrayNode clauses = root.putArray("clauses");
        run.judgement().clauses().forEach(result -> clause(clauses.addObject(), run, result));
        return root;
    }

    private static void clause(ObjectNode node, RunRecord run, ClauseResult result) {
        Clause clause = result.clause();
        node.put("id", clause.id())
                .put("keyword", clause.keyword().name())
                .put("side", clause.side().name().toLowerCase(Locale.ROOT))
                .put("text", clause.text())
                .put("verdict", result.verdict().word())
                .put("reason", result.reason());
        if (!result.failed().isEmpty()) {
            node.put("repeat", run.repeat(clause.id()));
        }
        ArrayNode scenarios = node.putArray("scenarios");
        result.scenarios().forEach(one -> scenario(scenarios.addObject(), one));
    }

    private static void scenario(ObjectNode node, ScenarioResult result) {
        node.put("name", result.name())
                .put("where", result.where())
                .put("status", result.status().name().toLowerCase(Locale.ROOT))
                .put("millis", result.millis())
                .put("evidence", result.evidence());
        ArrayNode steps = node.putArray("steps");
        result.steps()
                .forEach(step ->
                        steps.addObject()
                                .put("sentence", step.sentence())
                                .put("outcome", step.outcome()));
        ScenarioResult.Failure failure = result.failure();
        if (failure != null) {
            node.putObject("failure")
                    .put("place", failure.place().word())
                    .put("step", failure.step())
                    .put("message", failure.message());
        }
        ArrayNode wire = node.putArray("wire");
        result.wire()
                .forEach(event ->
                        wire.addObject()
                                .put("millis", event.millis())
                                .put("leg", event.leg())
                                .put("connection", event.connection())
                                .put("of_program", event.ofProgram())
                                .put("kind", event.kind())
                                .put("text", event.text()));
    }
}
