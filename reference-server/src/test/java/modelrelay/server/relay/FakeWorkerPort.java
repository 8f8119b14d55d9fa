/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An outbox that keeps what it is told. */
final class FakeWorkerPort implements WorkerPort {
    private final List<WorkerOrder> orders = new ArrayList<>();
    private final AtomicInteger flushes = new AtomicInteger();
    private volatile long lastHeardNanos;

    @Override
    public synchronized void append(WorkerOrder order) {
        orders.add(order);
    }

    @Override
    public void flush() {
        flushes.incrementAndGet();
    }

    @Override
    public long lastHeardNanos() {
        return lastHeardNanos;
    }

    void heardAt(long nanos) {
        lastHeardNanos = nanos;
    }

    int flushes() {
        return flushes.get();
    }

    /** Everything since the last call. */
    synchronized List<WorkerOrder> takeOrders() {
        List<WorkerOrder> taken = List.copyOf(orders);
        orders.clear();
        return taken;
    }
}
