/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.RejectReason;

/** What is counted since the start. Thread-safe. */
final class Counters {
    private final Map<String, LongAdder> outcomes = new LinkedHashMap<>();
    private final LongAdder droppedFrames = new LongAdder();
    private final LatencyHistogram queueWait = new LatencyHistogram();
    private final LatencyHistogram firstByte = new LatencyHistogram();
    private final LatencyHistogram total = new LatencyHistogram();

    Counters() {
        outcomes.put("completed", new LongAdder());
        outcomes.put("cancelled", new LongAdder());
        for (RejectReason reason : RejectReason.values()) {
            outcomes.put(name(reason), new LongAdder());
        }
    }

    void frameDropped() {
        droppedFrames.increment();
    }

    void dispatched(long waitedNanos) {
        queueWait.record(waitedNanos);
    }

    void answerStarted(long nanos) {
        firstByte.record(nanos);
    }

    void ended(Effect.End end, long nanos) {
        String outcome =
                switch (end) {
                    case Effect.Complete complete -> "completed";
                    case Effect.Forget forget -> "cancelled";
                    case Effect.Reject reject -> name(reject.reason());
                    case Effect.BreakOff breakOff -> name(breakOff.reason());
                };
        LongAdder counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
        total.record(nanos);
    }

    RelayStats stats() {
        Map<String, Long> counts = new LinkedHashMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        Map<String, RelayStats.Summary> latencies = new LinkedHashMap<>();
        latencies.put("queue_wait", queueWait.summary());
        latencies.put("first_byte", firstByte.summary());
        latencies.put("total", total.summary());
        return new RelayStats(counts, droppedFrames.sum(), latencies);
    }

    private static String name(RejectReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
