/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import org.jspecify.annotations.Nullable;

/** The heartbeat of one worker: what is due for it next, and whether it owes a report. */
final class Heartbeat {
    private Deadlines.@Nullable Deadline nextPing;
    private Deadlines.@Nullable Deadline silence;
    private Deadlines.@Nullable Deadline pongWindow;
    private boolean isOverdue;

    /** Whether a ping went unanswered for so long that the worker gets nothing new. */
    boolean isOverdue() {
        return isOverdue;
    }

    void overdue() {
        isOverdue = true;
        pongWindow = null;
    }

    void pingAt(Deadlines.Deadline deadline) {
        nextPing = deadline;
    }

    /** When the ping that is due now should have left. */
    long pingDueNanos() {
        if (nextPing == null) {
            throw new IllegalStateException("no ping was planned");
        }
        return nextPing.atNanos();
    }

    void silentAt(Deadlines.Deadline deadline) {
        silence = deadline;
    }

    /** Whether a ping waits for its pong and the time for it runs. */
    boolean isWaitingForPong() {
        return pongWindow != null || isOverdue;
    }

    void waitForPong(Deadlines.Deadline deadline) {
        pongWindow = deadline;
    }

    Deadlines.@Nullable Deadline silence() {
        return silence;
    }

    /** The worker said how it is. */
    void reported(Deadlines deadlines) {
        deadlines.clear(pongWindow);
        pongWindow = null;
        isOverdue = false;
    }

    void stop(Deadlines deadlines) {
        deadlines.clear(nextPing);
        deadlines.clear(silence);
        deadlines.clear(pongWindow);
    }
}
