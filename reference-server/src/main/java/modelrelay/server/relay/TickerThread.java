/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sleeps until the next deadline, and no shorter. Whoever brings an earlier one wakes it.
 *
 * <p>Its lock is its own: it is never held while the core's lock is taken, only the other way
 * round.
 */
final class TickerThread {
    private final LongSupplier ticker;
    private final Runnable onDue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private OptionalLong next = OptionalLong.empty();

    @GuardedBy("lock")
    private boolean isStopped;

    private @Nullable Thread thread;

    TickerThread(LongSupplier ticker, Runnable onDue) {
        this.ticker = ticker;
        this.onDue = onDue;
    }

    void start() {
        Thread started = new Thread(this::run, "relay-ticker");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** Returns when the thread has gone. */
    void stop() throws InterruptedException {
        lock.lock();
        try {
            isStopped = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        Thread started = thread;
        if (started != null) {
            started.join();
        }
    }

    /** The next deadline is this one now. Cheap unless it is earlier than the one before. */
    void nextIs(OptionalLong deadline) {
        lock.lock();
        try {
            boolean isEarlier =
                    deadline.isPresent()
                            && (next.isEmpty() || deadline.getAsLong() - next.getAsLong() < 0);
            // A later one is found out when the thread wakes for the earlier one.
            if (isEarlier) {
                next = deadline;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitDue()) {
            onDue.run();
        }
    }

    /** False once stopped. Forgets the deadline: {@code onDue} tells the next one. */
    private boolean awaitDue() {
        lock.lock();
        try {
            while (!isStopped) {
                if (next.isEmpty()) {
                    changed.awaitUninterruptibly();
                    continue;
                }
                long leftNanos = next.getAsLong() - ticker.getAsLong();
                if (leftNanos <= 0) {
                    next = OptionalLong.empty();
                    return true;
                }
                var _ = changed.awaitNanos(leftNanos);
            }
            return false;
        } catch (InterruptedException e) {
            // Nobody but the owner of this thread interrupts it, and only to end it.
            return false;
        } finally {
            lock.unlock();
        }
    }
}
