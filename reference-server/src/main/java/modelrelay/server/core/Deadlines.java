/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that will be due, earliest first; of the same moment, in the order it was set. Setting
 * and clearing cost O(log n). Moments are compared by subtraction, so they may wrap around as long
 * as all of them lie within 146 years.
 */
final class Deadlines {

    /** More than anybody waits, and little enough for the sums of several to stay comparable. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** What happens at a deadline. */
    sealed interface Due {
        /** The request has waited in the queue as long as it may. */
        record QueueWait(OpenRequest request) implements Due {}

        /** The request has taken as long as it may, all together. */
        record WholeRequest(OpenRequest request) implements Due {}

        /** The worker gets its next ping. */
        record NextPing(ConnectedWorker worker) implements Due {}

        /** The worker has not reported for too long after a ping. */
        record PongWindow(ConnectedWorker worker) implements Due {}

        /** The worker may have been silent for too long. */
        record Silence(ConnectedWorker worker) implements Due {}

        /** The worker has drained as long as it may. */
        record DrainEnd(ConnectedWorker worker) implements Due {}

        /** The server has drained as long as it may. */
        record ShutdownEnd() implements Due {}
    }

    /** One thing due at one moment; a key to clear it with. */
    record Deadline(long atNanos, long order, Due due) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int byTime = Long.signum(atNanos - other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Deadline that && order == that.order;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(order);
        }
    }

    private final TreeSet<Deadline> ahead = new TreeSet<>();
    private long orders;

    /** A duration in nanoseconds, cut to what can be compared. */
    static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }

    /** The result is needed only to clear it again. */
    @CanIgnoreReturnValue
    Deadline set(long atNanos, Due due) {
        Deadline deadline = new Deadline(atNanos, orders++, due);
        ahead.add(deadline);
        return deadline;
    }

    void clear(@Nullable Deadline deadline) {
        if (deadline != null) {
            ahead.remove(deadline);
        }
    }

    /** Takes out the next thing that is due now, or null. */
    @Nullable Due pollDue(long nowNanos) {
        if (ahead.isEmpty() || ahead.first().atNanos() - nowNanos > 0) {
            return null;
        }
        return ahead.removeFirst().due();
    }

    OptionalLong next() {
        return ahead.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ahead.first().atNanos());
    }
}
