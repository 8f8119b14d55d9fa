/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelrelay.contract.clause.Clause;

/** Turns what scenarios showed into verdicts. Pure. */
public final class Judge {
    /** Exit code: nothing unexpected. */
    public static final int FINE = 0;

    /** Exit code: a binding clause was broken, or a listed one was kept. */
    public static final int BROKEN = 1;

    /** Exit code: the kit itself failed. */
    public static final int KIT_FAILED = 3;

    /** Exit code: not everything could be tried. */
    public static final int INCOMPLETE = 5;

    private final Terms terms;

    /** A judge by these terms. */
    public Judge(Terms terms) {
        this.terms = terms;
    }

    /**
     * Judges.
     *
     * @param clauses those that the program is held to
     * @param results what their scenarios showed, in any order
     */
    public Judgement judge(Collection<Clause> clauses, Collection<ScenarioResult> results) {
        Map<String, List<ScenarioResult>> byClause =
                results.stream().collect(Collectors.groupingBy(ScenarioResult::clause));
        List<ClauseResult> verdicts =
                clauses.stream()
                        .map(clause ->
                                verdict(clause, byClause.getOrDefault(clause.id(), List.of())))
                        .toList();
        Overall overall = overall(verdicts);
        return new Judgement(overall, exitCode(overall, verdicts), verdicts);
    }

    private ClauseResult verdict(Clause clause, List<ScenarioResult> scenarios) {
        if (clause.untestable() != null) {
            return new ClauseResult(
                    clause,
                    Verdict.NOT_APPLICABLE,
                    "not visible: " + clause.untestable(),
                    scenarios);
        }
        if (terms.isForeign(clause)) {
            return new ClauseResult(
                    clause,
                    Verdict.NOT_APPLICABLE,
                    "capability " + clause.capability() + " is not declared",
                    scenarios);
        }
        Verdict seen = seen(clause, scenarios);
        return terms.known()
                .reason(clause)
                .map(reason -> new ClauseResult(clause, expected(seen), reason, scenarios))
                .orElseGet(() -> new ClauseResult(clause, seen, "", scenarios));
    }

    /** A kit that fails, or a machine that stalls, is never excused by a list. */
    private static Verdict expected(Verdict seen) {
        return switch (seen) {
            case FAIL, UNCLEAR, WARN -> Verdict.KNOWN_FAIL;
            case PASS -> Verdict.STALE;
            default -> seen;
        };
    }

    private Verdict seen(Clause clause, List<ScenarioResult> scenarios) {
        if (any(scenarios, ScenarioResult.Status.KIT_ERROR)) {
            return Verdict.KIT_ERROR;
        }
        if (any(scenarios, ScenarioResult.Status.FAILED)) {
            boolean seen = scenarios.stream().anyMatch(ScenarioResult::hasBrokenClaim);
            Verdict binding = seen ? Verdict.FAIL : Verdict.UNCLEAR;
            return terms.binds(clause) ? binding : Verdict.WARN;
        }
        if (any(scenarios, ScenarioResult.Status.INCONCLUSIVE)) {
            return Verdict.INCONCLUSIVE;
        }
        if (any(scenarios, ScenarioResult.Status.UNTESTABLE)) {
            return Verdict.UNTESTABLE;
        }
        // A scenario that claims nothing proves nothing.
        boolean proven =
                !scenarios.isEmpty() && scenarios.stream().allMatch(one -> one.evidence() > 0);
        return proven ? Verdict.PASS : Verdict.NOT_RUN;
    }

    private static boolean any(List<ScenarioResult> scenarios, ScenarioResult.Status status) {
        return scenarios.stream().anyMatch(one -> one.status() == status);
    }

    private Overall overall(List<ClauseResult> results) {
        if (has(results, Verdict.KIT_ERROR)) {
            return Overall.ERROR;
        }
        if (has(results, Verdict.FAIL)
                || has(results, Verdict.UNCLEAR)
                || has(results, Verdict.STALE)
                || results.stream().anyMatch(this::isKnownAndBinding)) {
            return Overall.NONCONFORMANT;
        }
        if (has(results, Verdict.INCONCLUSIVE)) {
            return Overall.INCONCLUSIVE;
        }
        boolean complete = results.stream().noneMatch(this::isGap);
        return complete && !terms.filtered() ? Overall.CONFORMANT : Overall.PARTIAL;
    }

    private boolean isKnownAndBinding(ClauseResult result) {
        return result.verdict() == Verdict.KNOWN_FAIL && terms.binds(result.clause());
    }

    private boolean isGap(ClauseResult result) {
        return (result.verdict() == Verdict.NOT_RUN || result.verdict() == Verdict.UNTESTABLE)
                && terms.binds(result.clause());
    }

    private int exitCode(Overall overall, List<ClauseResult> results) {
        if (overall == Overall.ERROR) {
            return KIT_FAILED;
        }
        if (has(results, Verdict.FAIL)
                || has(results, Verdict.UNCLEAR)
                || has(results, Verdict.STALE)) {
            return BROKEN;
        }
        if (has(results, Verdict.INCONCLUSIVE)) {
            return INCOMPLETE;
        }
        // What the user left out is no surprise; what could not be tried is.
        return results.stream().anyMatch(one -> isGap(one) && !isLeftOut(one)) ? INCOMPLETE : FINE;
    }

    private boolean isLeftOut(ClauseResult result) {
        return terms.filtered() && result.scenarios().isEmpty();
    }

    private static boolean has(List<ClauseResult> results, Verdict verdict) {
        return results.stream().anyMatch(one -> one.verdict() == verdict);
    }
}
