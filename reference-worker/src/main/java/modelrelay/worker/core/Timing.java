/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.time.Duration;

/**
 * The times of the rules, all in nanoseconds.
 *
 * @param silenceNanos longest time without a byte from the server (HBT-012)
 * @param askNanos the same before a server that is owed an answer is asked (HBT-013)
 * @param acknowledgeNanos longest time from the connection to the ack
 * @param firstLookUpNanos how long a registration waits for the first list of models
 * @param pollNanos time from one look-up of models to the next (WRK-026)
 * @param eagerPollNanos the same while no list has been found yet
 */
public record Timing(
        long silenceNanos,
        long askNanos,
        long acknowledgeNanos,
        long firstLookUpNanos,
        long pollNanos,
        long eagerPollNanos) {

    private static final Duration SILENCE = Duration.ofSeconds(90);
    // Two more chances before the silence is too long.
    private static final Duration ASK = SILENCE.dividedBy(3);
    private static final Duration ACKNOWLEDGE = Duration.ofSeconds(15);

    // Well below the 10 s in which a server wants to see the registration.
    private static final Duration FIRST_LOOK_UP = Duration.ofSeconds(2);

    // Worker and model server are often started together.
    private static final Duration EAGER_POLL = Duration.ofSeconds(1);

    /** The time to the next look-up: short as long as no model is known. */
    long pollNanos(boolean known) {
        return known ? pollNanos : eagerPollNanos;
    }

    /** The contract's times around a configured interval. */
    public static Timing withPoll(Duration poll) {
        long pollNanos = Math.max(1, poll.toNanos());
        return new Timing(
                SILENCE.toNanos(),
                ASK.toNanos(),
                ACKNOWLEDGE.toNanos(),
                FIRST_LOOK_UP.toNanos(),
                pollNanos,
                Math.min(pollNanos, EAGER_POLL.toNanos()));
    }
}
