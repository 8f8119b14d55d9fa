/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario showed.
 *
 * @param clause the id that it is tagged with
 * @param name its name
 * @param where file and line, such as {@code features/queue/order.feature:12}
 * @param millis how long it took
 * @param evidence how many of its claims (Then-steps) were checked and held
 * @param steps its sentences, in order
 * @param failure what went wrong, if anything
 * @param wire what passed, when it did not pass; else empty
 */
public record ScenarioResult(
        String clause,
        String name,
        String where,
        Status status,
        long millis,
        int evidence,
        List<Step> steps,
        @Nullable Failure failure,
        List<WireEvent> wire) {

    /** A result, unchangeable. */
    public ScenarioResult {
        steps = List.copyOf(steps);
        wire = List.copyOf(wire);
    }

    /** Whether it failed in what its clause claims. */
    public boolean hasBrokenClaim() {
        return status == Status.FAILED && (failure == null || failure.place() == Place.CLAIM);
    }

    /** How it ended. */
    public enum Status {
        PASSED,
        FAILED,
        /** Something went wrong that is not the program's fault. */
        KIT_ERROR,
        /** It missed a time while the machine stalled. */
        INCONCLUSIVE,
        /** It needs a setting that the program declares as fixed. */
        UNTESTABLE
    }

    /**
     * One sentence.
     *
     * @param outcome passed, failed or skipped
     */
    public record Step(String sentence, String outcome) {}

    /** Where in a scenario something went wrong. */
    public enum Place {
        /** In what is claimed: the clause itself is broken. */
        CLAIM("claim"),
        /** Before anything was claimed: the scenario could not be brought to its point. */
        BEFORE("before"),
        /** All claims held; the taps saw another part of the contract broken. */
        BESIDE("beside");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** The word for reports. */
        public String word() {
            return word;
        }
    }

    /**
     * What went wrong.
     *
     * @param place whether it was the claim or something else
     * @param step the sentence that failed, or what noticed it
     * @param message expected and actual, in words
     */
    public record Failure(Place place, String step, String message) {}

    /**
     * Something that passed on the wire.
     *
     * @param millis since the scenario began
     * @param leg client, worker, backend or output
     * @param connection which connection or process
     * @param ofProgram whether the program under test sent it, or the kit
     */
    public record WireEvent(
            double millis,
            String leg,
            String connection,
            boolean ofProgram,
            String kind,
            String text) {}
}
