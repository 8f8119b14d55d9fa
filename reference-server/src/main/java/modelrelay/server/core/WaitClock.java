/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import org.jspecify.annotations.Nullable;

/**
 * The queue clock of one request: it runs only while the request is queued (RQU-008). A requeued
 * request goes on with what is left of its wait, so that all its waits together keep the bound.
 */
final class WaitClock {
    private long leftNanos;
    private Deadlines.@Nullable Deadline deadline;
    private final boolean isLimited;

    /** A clock that has not run yet; 0 = it never runs out. */
    WaitClock(long limitNanos) {
        leftNanos = limitNanos;
        isLimited = limitNanos > 0;
    }

    void start(OpenRequest request, Deadlines deadlines, long nowNanos) {
        if (isLimited) {
            deadline = deadlines.set(nowNanos + leftNanos, new Deadlines.Due.QueueWait(request));
        }
    }

    void stop(Deadlines deadlines, long nowNanos) {
        if (deadline != null) {
            deadlines.clear(deadline);
            leftNanos = Math.max(0, deadline.atNanos() - nowNanos);
            deadline = null;
        }
    }
}
