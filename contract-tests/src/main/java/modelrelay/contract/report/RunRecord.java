/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.time.Instant;
import modelrelay.contract.judge.Judgement;
import modelrelay.contract.run.Subject;

/**
 * A run and its judgement.
 *
 * @param name what the program is called, for people
 * @param command the program under test as a shell reads it, or both of a pair
 * @param again the line that runs one clause again, with {@link #CLAUSE} for its id
 * @param requirements version of the frozen set
 * @param profile core or full
 * @param seconds how long the run took
 * @param seed of the order of the scenarios
 */
public record RunRecord(
        Subject subject,
        String name,
        String command,
        String again,
        String requirements,
        String profile,
        Instant started,
        double seconds,
        long seed,
        Judgement judgement) {
    /** Stands for the id of a clause in {@link #again}. */
    public static final String CLAUSE = "CLAUSE";

    /** The line that runs one clause again. */
    public String repeat(String clause) {
        return again.replace(CLAUSE, clause);
    }
}
