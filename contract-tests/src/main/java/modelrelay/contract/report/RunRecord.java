/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.time.Instant;
import java.util.List;
import modelrelay.contract.judge.Judgement;
import modelrelay.contract.run.Subject;

/**
 * A run and its judgement.
 *
 * @param name what the program is called, for people
 * @param command the program under test, or both of a pair
 * @param options what else must be said to run the same again
 * @param requirements version of the frozen set
 * @param profile core or full
 * @param seconds how long the run took
 * @param seed of the order of the scenarios
 */
public record RunRecord(
        Subject subject,
        String name,
        List<String> command,
        String options,
        String requirements,
        String profile,
        Instant started,
        double seconds,
        long seed,
        Judgement judgement) {
    /** A record, unchangeable. */
    public RunRecord {
        command = List.copyOf(command);
    }

    /** The line that runs one clause again. */
    public String repeat(String clause) {
        return "modelrelay-contract run " + clause + options + " -- " + Shell.line(command);
    }
}
