/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets that grow with the duration: 16 for each power of two, so a
 * percentile is at most 1/16 too high. Thread-safe; its memory never grows.
 */
final class LatencyHistogram {
    private static final int SUB_BITS = 4;
    private static final int SUBS = 1 << SUB_BITS;
    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicLongArray counts = new AtomicLongArray(64 * SUBS);

    void record(long nanos) {
        counts.incrementAndGet(bucket(Math.max(0, nanos)));
    }

    RelayStats.Summary summary() {
        long total = 0;
        long[] copy = new long[counts.length()];
        int last = 0;
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
            total += copy[i];
            if (copy[i] > 0) {
                last = i;
            }
        }
        return new RelayStats.Summary(
                total,
                seconds(copy, total, 0.50),
                seconds(copy, total, 0.90),
                seconds(copy, total, 0.99),
                total == 0 ? 0 : highest(last) / NANOS_PER_SECOND);
    }

    private static double seconds(long[] counts, long total, double quantile) {
        if (total == 0) {
            return 0;
        }
        long wanted = Math.max(1, (long) Math.ceil(total * quantile));
        int bucket = 0;
        long seen = counts[0];
        while (seen < wanted) {
            bucket++;
            seen += counts[bucket];
        }
        return highest(bucket) / NANOS_PER_SECOND;
    }

    /** Values below 16 have a bucket each; above, the four bits behind the leading one tell. */
    private static int bucket(long nanos) {
        if (nanos < SUBS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - SUB_BITS;
        return (shift + 1) * SUBS + (int) ((nanos >>> shift) - SUBS);
    }

    /** The highest value that falls into the bucket. */
    private static long highest(int bucket) {
        if (bucket < SUBS) {
            return bucket;
        }
        int shift = bucket / SUBS - 1;
        long lowest = (long) (SUBS + bucket % SUBS) << shift;
        return lowest + (1L << shift) - 1;
    }
}
