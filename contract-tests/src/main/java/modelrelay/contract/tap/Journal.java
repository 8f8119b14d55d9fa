/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Everything that passed in one scenario, in order, and the place to wait for more. Thread-safe.
 */
public final class Journal {
    private static final int TAIL = 40;
    private static final int MAX_TEXT = 2_000;

    /** The line in a failure's message after which it repeats what passed. */
    public static final String TAIL_BEGINS = "  -- what passed last --";

    /** More than any scenario needs: who sends more floods, and is not worth remembering. */
    private static final int MAX_ENTRIES = 200_000;

    private static final int MAX_CHARACTERS = 20_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private final long origin = System.nanoTime();
    private long changes;
    private int characters;

    /** A JSON mapper without a limit for the length of texts: bodies are as long as they are. */
    public static ObjectMapper mapper() {
        var factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxStringLength(Integer.MAX_VALUE)
                                        .build())
                        .build();
        return new ObjectMapper(factory);
    }

    /** Adds what just passed; its time is now. */
    public void add(
            Entry.Leg leg, String connection, Entry.Author author, Entry.Kind kind, String text) {
        lock.lock();
        try {
            String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
            if (entries.size() < MAX_ENTRIES && characters < MAX_CHARACTERS) {
                characters += kept.length();
                entries.add(new Entry(System.nanoTime(), leg, connection, author, kind, kept));
            }
            signal();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait: something that they may be waiting for has changed elsewhere. */
    public void changed() {
        lock.lock();
        try {
            signal();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        changes++;
        changed.signalAll();
    }

    /** What passed so far. */
    public List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** When the scenario began, as a reading of the monotonic clock. */
    public long origin() {
        return origin;
    }

    /** The last entries as text, for a failure's message. */
    public String tail() {
        List<Entry> all = entries();
        var text = new StringBuilder(TAIL_BEGINS).append('\n');
        all.subList(Math.max(0, all.size() - TAIL), all.size())
                .forEach(entry -> text.append("  ").append(entry.line(origin)).append('\n'));
        return text.toString();
    }

    /**
     * Waits until a condition holds, looking again at every change and at least every {@code
     * pauseMillis}.
     *
     * @return whether it held before {@code deadlineNanos}
     */
    public boolean await(BooleanSupplier condition, long deadlineNanos, long pauseMillis)
            throws InterruptedException {
        while (true) {
            long seen = changes();
            if (condition.getAsBoolean()) {
                return true;
            }
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            pause(seen, Math.min(left, TimeUnit.MILLISECONDS.toNanos(pauseMillis)));
        }
    }

    private void pause(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }
}
