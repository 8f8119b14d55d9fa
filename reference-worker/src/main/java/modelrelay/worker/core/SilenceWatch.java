/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/**
 * The two timers over a server that says nothing: one asks it, the other gives it up.
 *
 * <p>It is asked only while it is owed an answer: an old server says nothing while the chunks of a
 * stream arrive, however long that takes (HBT-013). At any other time it is its turn to speak
 * (HBT-012), and answers to our own pings must not keep it alive.
 */
final class SilenceWatch {

    private final Deadlines timers;
    private final Timing timing;

    SilenceWatch(Deadlines timers, Timing timing) {
        this.timers = timers;
        this.timing = timing;
    }

    /** A connection is open. */
    void begin(long nowNanos) {
        timers.start(Timer.SILENCE, nowNanos + timing.silenceNanos());
    }

    /** The server said something. */
    void heard(long nowNanos) {
        timers.postpone(Timer.SILENCE, nowNanos + timing.silenceNanos());
        timers.postpone(Timer.ASK, nowNanos + timing.askNanos());
    }

    /** The server is owed an answer from now on, or still; it has just been heard or asked. */
    void owe(long nowNanos) {
        if (!timers.isRunning(Timer.ASK)) {
            timers.start(Timer.ASK, nowNanos + timing.askNanos());
        }
    }

    /** The connection is over. */
    void end() {
        timers.stop(Timer.ASK, Timer.SILENCE);
    }
}
