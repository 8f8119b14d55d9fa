/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Several JSON reports side by side: a row for each clause, a column for each program. */
public final class Matrix {
    private Matrix() {}

    /**
     * The page.
     *
     * @throws IllegalArgumentException if one of them is no report of this kit
     */
    public static String of(List<JsonNode> reports) {
        ArrayNode slim = new ObjectMapper().createArrayNode();
        for (JsonNode report : reports) {
            if (report.path("format").asInt() != JsonReport.FORMAT
                    || !report.path("clauses").isArray()) {
                throw new IllegalArgumentException("not a report of this kit");
            }
            slim.add(withoutScenarios((ObjectNode) report));
        }
        return HtmlReport.matrix(slim);
    }

    private static ObjectNode withoutScenarios(ObjectNode report) {
        ObjectNode copy = report.deepCopy();
        copy.path("clauses").forEach(clause -> ((ObjectNode) clause).remove("scenarios"));
        return copy;
    }
}
