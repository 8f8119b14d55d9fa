/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * Lets the holds of one answer pass. Releases that come before the hold are kept, so nobody needs
 * to know which of the two was first. Thread-safe.
 */
final class Turnstile {
    @GuardedBy("this")
    private long permits;

    @GuardedBy("this")
    private @Nullable Runnable waiting;

    /**
     * Passes one hold.
     *
     * @param released called once, on the releasing thread, if the answer has to wait
     * @return whether it may go on at once
     */
    synchronized boolean pass(Runnable released) {
        if (permits > 0) {
            permits--;
            return true;
        }
        waiting = released;
        return false;
    }

    /** Lets that many holds pass, waiting ones and coming ones. */
    void release(long count) {
        Runnable released;
        synchronized (this) {
            // Saturates: a release of all holds, twice, must not overflow.
            permits = permits + count < 0 ? Long.MAX_VALUE : permits + count;
            released = waiting;
            waiting = null;
            if (released != null) {
                permits--;
            }
        }
        if (released != null) {
            released.run();
        }
    }
}
