/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when this machine does not run what it should: a thread that asks to be woken every 10 ms
 * and writes down how late it is. A missed bound proves nothing about a program while that happens.
 */
final class StallDetector implements AutoCloseable {
    /** Later than this is no longer noise of scheduling. */
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int KEPT = 10_000;

    /** A span in which nothing ran. */
    private record Stall(long fromNanos, long toNanos) {}

    private final Deque<Stall> stalls = new ArrayDeque<>();
    private long lastBeatNanos = System.nanoTime();
    private final Thread watcher = Thread.ofPlatform().daemon().name("stalls").start(this::watch);
    private volatile boolean closed;

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(BEAT_NANOS);
            beat();
        }
    }

    private synchronized void beat() {
        long now = System.nanoTime();
        if (now - lastBeatNanos > STALL_NANOS) {
            stalls.addLast(new Stall(lastBeatNanos, now));
            if (stalls.size() > KEPT) {
                stalls.removeFirst();
            }
        }
        lastBeatNanos = now;
    }

    /** How long nothing ran within a span, in milliseconds. */
    synchronized long millis(long fromNanos, long toNanos) {
        // Whoever asks may be running again before the watcher is.
        beat();
        return stalls.stream()
                .filter(one -> one.toNanos() - fromNanos > 0 && one.fromNanos() - toNanos < 0)
                .mapToLong(one -> TimeUnit.NANOSECONDS.toMillis(one.toNanos() - one.fromNanos()))
                .sum();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
