/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import java.util.Locale;
import modelrelay.contract.clause.Clause;

/** What is judged. */
public enum Subject {
    /** A worker, between the kit's server and the kit's backend. */
    WORKER("@worker and not @pair"),
    /** A server, between the kit's clients and the kit's workers. */
    SERVER("@server and not @pair"),
    /** A server and a worker together, between the kit's clients and the kit's backend. */
    PAIR("@pair");

    private final String tags;

    Subject(String tags) {
        this.tags = tags;
    }

    /** The scenarios that judge it. */
    String tags() {
        return tags;
    }

    /** Whether a scenario judges it. */
    public boolean isJudgedBy(Feature scenario) {
        return TagExpressionParser.parse(tags).evaluate(List.copyOf(scenario.tags()));
    }

    /** Whether a clause binds it. */
    public boolean isBoundBy(Clause clause) {
        return this == PAIR || clause.side().name().equals(name());
    }

    /** Who answers for a clause. */
    public static Subject of(Clause clause) {
        return valueOf(clause.side().name());
    }

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
