/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.Comparator;
import java.util.List;
import modelrelay.contract.clause.Clause;

/**
 * The verdict of one clause and what it rests on.
 *
 * @param reason why, where the verdict alone does not tell; else empty
 * @param scenarios what its scenarios showed
 */
public record ClauseResult(
        Clause clause, Verdict verdict, String reason, List<ScenarioResult> scenarios) {
    /** A result, unchangeable. */
    public ClauseResult {
        scenarios = List.copyOf(scenarios);
    }

    /** The scenarios that did not pass. */
    public List<ScenarioResult> failed() {
        return scenarios.stream()
                .filter(one -> one.status() != ScenarioResult.Status.PASSED)
                .toList();
    }

    /** The same, those that broke the clause itself first, those that were not tried last. */
    public List<ScenarioResult> worstFirst() {
        return failed().stream()
                .sorted(
                        Comparator.comparing((ScenarioResult one) -> !one.hasBrokenClaim())
                                .thenComparing(one -> one.status() != ScenarioResult.Status.FAILED))
                .toList();
    }
}
