/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which scenarios are run.
 *
 * @param subject who is judged
 * @param clauses the ids that scenarios may be tagged with
 * @param name a part of the scenario's name, or null for all
 * @param slow whether scenarios that take many seconds by contract are run too
 * @param beside whether scenarios that need operators, the log or flags are run too
 */
public record Selection(
        Subject subject, Set<String> clauses, @Nullable String name, boolean slow, boolean beside) {
    /** The tag of what takes many seconds by contract. */
    static final String SLOW = "@slow";

    /** The tag of what needs more than the wire: operators, the log or flags. */
    static final String BESIDE = "@beside-the-wire";

    /** A selection, unchangeable. */
    public Selection {
        clauses = Set.copyOf(clauses);
    }

    /** The tags of its scenarios, of those that are measured alone or of the others. */
    Expression tags(boolean alone) {
        String ids =
                clauses.isEmpty()
                        ? "@no-such-clause"
                        : clauses.stream()
                                .sorted()
                                .map(id -> "@" + id)
                                .collect(Collectors.joining(" or "));
        String pace = slow ? "" : " and not " + SLOW;
        String place = beside ? "" : " and not " + BESIDE;
        String company = alone ? " and @promise" : " and not @promise";
        return TagExpressionParser.parse(
                "(" + subject.tags() + pace + place + company + ") and (" + ids + ")");
    }
}
