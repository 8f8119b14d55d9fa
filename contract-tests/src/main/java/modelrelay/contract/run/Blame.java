/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.NoSuchElementException;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.program.FixedKnob;
import modelrelay.contract.tap.Journal;
import modelrelay.contract.tap.TooLate;
import org.jspecify.annotations.Nullable;

/** Whose fault it is that a scenario did not pass. */
final class Blame {
    /**
     * About the shortest time that scenarios configure and measure. When everybody stood still for
     * as long, timers went off that had no reason to, and nothing after that proves anything.
     */
    static final long GROSS_STALL_MILLIS = 300;

    private Blame() {}

    static ScenarioResult.Status of(
            @Nullable Throwable error, long stalledMillis, double crowding) {
        return switch (error) {
            case FixedKnob _ -> ScenarioResult.Status.UNTESTABLE;
            case TooLate late when stalledMillis >= late.missedByMillis() ->
                    ScenarioResult.Status.INCONCLUSIVE;
            case null -> ScenarioResult.Status.KIT_ERROR;
            case Throwable _
                    when stalledMillis >= GROSS_STALL_MILLIS || crowding >= Crowding.TOO_MUCH ->
                    ScenarioResult.Status.INCONCLUSIVE;
            case AssertionError _ -> ScenarioResult.Status.FAILED;
            // What a sentence looks at, such as the first message, was never sent.
            case NoSuchElementException _ -> ScenarioResult.Status.FAILED;
            // Talking to the program failed: it hung up, refused, or sent what is no HTTP.
            case Throwable thrown when isTrafficOfProgram(thrown) -> ScenarioResult.Status.FAILED;
            default -> ScenarioResult.Status.KIT_ERROR;
        };
    }

    private static boolean isTrafficOfProgram(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }

    /** The words for people: what was expected and what was seen, without what passed. */
    static String message(Throwable error) {
        String text = error.getMessage() == null ? error.toString() : error.getMessage();
        int tail = text.indexOf(Journal.TAIL_BEGINS);
        String words = (tail < 0 ? text : text.substring(0, tail)).strip();
        if (error instanceof NoSuchElementException) {
            return "what this looks at is not there: " + words;
        }
        return error instanceof AssertionError || error instanceof FixedKnob
                ? words
                : error.getClass().getSimpleName() + ": " + words;
    }
}
