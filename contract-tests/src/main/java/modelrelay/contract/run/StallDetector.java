/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

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
    private record Stall(long fromNanos, long toNanos) {
        /**
         * How much of it lies within a span. Instants are only ever subtracted: the clock may wrap.
         */
        long nanosWithin(long spanFromNanos, long spanToNanos) {
            long lateStart = Math.max(0, spanFromNanos - fromNanos);
            long earlyEnd = Math.max(0, toNanos - spanToNanos);
            return Math.max(0, toNanos - fromNanos - lateStart - earlyEnd);
        }
    }

    private final Deque<Stall> stalls = new ArrayDeque<>();
    private final LongSupplier nanoClock;
    private long lastBeatNanos;
    private final Thread watcher;
    private volatile boolean closed;

    StallDetector() {
        this(System::nanoTime);
    }

    /** Measures with a clock of the caller's; the thread is woken by the machine's all the same. */
    StallDetector(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.lastBeatNanos = nanoClock.getAsLong();
        this.watcher = Thread.ofPlatform().daemon().name("stalls").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(BEAT_NANOS);
            beat();
        }
    }

    private synchronized void beat() {
        long now = nanoClock.getAsLong();
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
        return TimeUnit.NANOSECONDS.toMillis(
                stalls.stream().mapToLong(one -> one.nanosWithin(fromNanos, toNanos)).sum());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
