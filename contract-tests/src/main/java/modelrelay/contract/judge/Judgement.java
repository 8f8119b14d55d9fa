/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The whole judgement of one program.
 *
 * @param clauses in the order of the contract
 * @param exitCode of the command, see {@code docs/conformance.md}
 */
public record Judgement(Overall overall, int exitCode, List<ClauseResult> clauses) {
    /** A judgement, unchangeable. */
    public Judgement {
        clauses = List.copyOf(clauses);
    }

    /** How many clauses have each verdict; verdicts that no clause has are left out. */
    public Map<Verdict, Long> counts() {
        var counts = new EnumMap<Verdict, Long>(Verdict.class);
        clauses.forEach(one -> counts.merge(one.verdict(), 1L, Long::sum));
        return counts;
    }

    /** The clauses of one verdict. */
    public List<ClauseResult> of(Verdict verdict) {
        return clauses.stream().filter(one -> one.verdict() == verdict).toList();
    }
}
