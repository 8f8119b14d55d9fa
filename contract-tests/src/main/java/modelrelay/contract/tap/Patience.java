/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The only class that waits: for a condition on what has been recorded, never for time to pass.
 *
 * <p>All bounds are multiplied by the system property {@code modelrelay.contract.timeout-factor}.
 */
public final class Patience {
    /**
     * How long something may take that has no bound of its own: a hang is a failure, not slowness.
     */
    private static final Duration LIMIT =
            Duration.ofSeconds(Long.getLong("modelrelay.contract.limit-secs", 15));

    private static final Duration START = Duration.ofSeconds(20);

    /** How often a condition is looked at that no entry of the journal announces. */
    private static final long POLL_MILLIS = 5;

    private static final long QUIET_MILLIS = 200;

    /**
     * Scheduling noise of two cores that others use too; a bound that is missed by design is missed
     * by more. The suite allows itself more than the kit: it has no verdict but pass and fail, and
     * fills the machine by itself.
     */
    private static final Duration NOISE_BESIDE_OTHERS =
            Duration.ofMillis(Long.getLong("modelrelay.contract.noise-millis", 300));

    private static final Duration NOISE_ALONE = Duration.ofMillis(150);

    private final Journal journal;
    private final double factor;
    private volatile long startedBy = System.nanoTime();
    private Duration noise = NOISE_BESIDE_OTHERS;

    /** Patience with what is recorded in {@code journal}. */
    public Patience(Journal journal) {
        this.journal = journal;
        this.factor =
                Double.parseDouble(System.getProperty("modelrelay.contract.timeout-factor", "1.0"));
    }

    /** No other scenario runs at the same time: bounds are held against fewer excuses. */
    public void alone() {
        noise = NOISE_ALONE;
    }

    /**
     * A process is being started: what is awaited next may need it, so no wait ends before it had
     * time to start.
     */
    public void processStarts() {
        startedBy = System.nanoTime() + (long) (START.toNanos() * factor);
    }

    /** It is there: whatever takes long from now on is no longer the start's fault. */
    public void processHasStarted() {
        startedBy = System.nanoTime();
    }

    /** Waits until {@code claim} holds; the journal announces when it may have come true. */
    public void until(String claim, BooleanSupplier condition) {
        await(LIMIT, QUIET_MILLIS, () -> claim, condition);
    }

    /** Like {@link #until}, with what was seen instead in the message. */
    public void until(Supplier<String> claim, BooleanSupplier condition) {
        await(LIMIT, QUIET_MILLIS, claim, condition);
    }

    /** Waits until {@code claim} holds that only asking again and again can tell. */
    public void polling(String claim, BooleanSupplier condition) {
        await(LIMIT, POLL_MILLIS, () -> claim, condition);
    }

    /** Waits for a process to be there: how long it takes to start is nobody's promise. */
    public void starting(String claim, BooleanSupplier condition) {
        await(START, POLL_MILLIS, () -> claim, condition);
    }

    /** Waits longer: for what by contract takes {@code least} time. */
    public void atLeast(Duration least, String claim, BooleanSupplier condition) {
        await(least.plus(LIMIT), QUIET_MILLIS, () -> claim, condition);
    }

    private void await(
            Duration limit, long pauseMillis, Supplier<String> claim, BooleanSupplier condition) {
        long from = System.nanoTime();
        long allowed = Math.max((long) (limit.toNanos() * factor), startedBy - from);
        try {
            if (!journal.await(condition, from + allowed, pauseMillis)) {
                long waited = TimeUnit.NANOSECONDS.toMillis(allowed);
                throw new TooLate(
                        "did not happen within "
                                + waited
                                + " ms: "
                                + claim.get()
                                + "\n"
                                + journal.tail(),
                        waited);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for " + claim.get(), stopped);
        }
    }

    /** Checks that a recorded span of time kept a bound, with what a shared machine may add. */
    public void within(Duration bound, String claim, long fromNanos, long toNanos) {
        long span = toNanos - fromNanos;
        long allowed = (long) (bound.plus(noise).toNanos() * factor);
        if (span > allowed) {
            throw new TooLate(
                    claim
                            + ": took "
                            + span / 1_000
                            + " µs, bound "
                            + bound.toMillis()
                            + " ms\n"
                            + journal.tail(),
                    Duration.ofNanos(span - bound.toNanos()).toMillis());
        }
    }
}
