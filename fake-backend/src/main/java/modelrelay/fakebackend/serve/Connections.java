/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.util.ArrayList;
import java.util.List;

/** The connections that carry model requests, numbered from 1. Thread-safe. */
public final class Connections {
    private static final AttachmentKey<Long> NUMBER = AttachmentKey.create(Long.class);

    @GuardedBy("this")
    private final List<Quiet> waiting = new ArrayList<>();

    @GuardedBy("this")
    private long opened;

    @GuardedBy("this")
    private int open;

    /** Somebody who waits until that few are open. */
    private record Quiet(int atMost, Runnable callback) {}

    /** The connection's number; counts it until it closes. On its I/O thread. */
    long number(ServerConnection connection) {
        Long known = connection.getAttachment(NUMBER);
        if (known != null) {
            return known;
        }
        long number;
        synchronized (this) {
            opened++;
            open++;
            number = opened;
        }
        connection.putAttachment(NUMBER, number);
        // Close listeners cannot be removed: one per connection, not per request.
        connection.addCloseListener(_ -> closed());
        return number;
    }

    /** How many are open now. */
    public synchronized int open() {
        return open;
    }

    /** How many there have been. */
    public synchronized long opened() {
        return opened;
    }

    /** Calls back once when at most that many are open, possibly at once. */
    public void awaitAtMost(int atMost, Runnable callback) {
        synchronized (this) {
            if (open > atMost) {
                waiting.add(new Quiet(atMost, callback));
                return;
            }
        }
        callback.run();
    }

    /** Forgets a callback that is no longer wanted. */
    public synchronized void forget(Runnable callback) {
        waiting.removeIf(one -> one.callback().equals(callback));
    }

    private void closed() {
        List<Quiet> satisfied;
        synchronized (this) {
            open--;
            int left = open;
            satisfied = waiting.stream().filter(one -> left <= one.atMost()).toList();
            waiting.removeAll(satisfied);
        }
        satisfied.forEach(one -> one.callback().run());
    }
}
