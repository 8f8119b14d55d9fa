/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.relay.WorkerOrder;

/**
 * What waits to be written to one worker, in order. Thread-safe; holds its lock for an append only.
 *
 * <p>Bounded without a number of its own: a request that is cancelled while it waits here leaves
 * together with its cancel, so there are never more requests than the worker has slots; pings are
 * bounded by the heartbeat, and of the pongs only the latest counts.
 */
final class Outbox {

    @GuardedBy("this")
    private final Deque<OutboxItem> items = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean closed;

    /** Appends, unless a close is in already. */
    synchronized void append(OutboxItem item) {
        if (closed) {
            return;
        }
        switch (item) {
            case OutboxItem.Order(WorkerOrder.Cancel cancel)
                    when removeForward(cancel.request()) -> {}
            case OutboxItem.Pong _ -> {
                items.removeIf(OutboxItem.Pong.class::isInstance);
                items.addLast(item);
            }
            case OutboxItem.Close _, OutboxItem.Order _ -> {
                closed = OutboxItem.isLast(item);
                items.addLast(item);
            }
        }
    }

    /** Takes the first items, at most {@code limit}. */
    synchronized List<OutboxItem> take(int limit) {
        List<OutboxItem> taken = new ArrayList<>(Math.min(limit, items.size()));
        while (taken.size() < limit && !items.isEmpty()) {
            taken.add(items.removeFirst());
        }
        return taken;
    }

    /** Drops everything; nothing is taken in afterwards. */
    synchronized void abandon() {
        closed = true;
        items.clear();
    }

    /** Whether the request was still here; the worker never hears of it then. */
    @GuardedBy("this")
    private boolean removeForward(RequestId request) {
        return items.removeIf(item ->
                item instanceof OutboxItem.Order(WorkerOrder.Forward forward)
                        && forward.request().equals(request));
    }
}
