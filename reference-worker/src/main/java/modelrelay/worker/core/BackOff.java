/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/**
 * The wait before the next attempt to connect: 1 s doubling to 30 s, each a fifth more or less by
 * chance so that many workers do not return together (WRK-032 to WRK-034, WRK-036).
 *
 * @param failures attempts that failed since the last good session
 */
record BackOff(int failures) {

    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long SLOWEST_NANOS = 30 * FIRST_NANOS;
    private static final double SPREAD = 0.2;

    /** After a good session, or at the start. */
    static final BackOff FRESH = new BackOff(0);

    /** The pace for what waiting does not mend. */
    static final BackOff SLOWEST = new BackOff(5);

    /** After one more failure. */
    BackOff next() {
        return failures < SLOWEST.failures ? new BackOff(failures + 1) : this;
    }

    /**
     * The wait.
     *
     * @param jitter from 0 to 1
     */
    long nanos(double jitter) {
        long middle = Math.min(FIRST_NANOS << failures, SLOWEST_NANOS);
        return (long) (middle * (1 - SPREAD + 2 * SPREAD * jitter));
    }
}
