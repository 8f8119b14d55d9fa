/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.Map;

/**
 * What happened since the start, at one moment.
 *
 * @param outcomes requests by outcome: {@code completed}, {@code cancelled}, or a reject reason in
 *     lower case
 * @param droppedFrames frames ignored because their sender did not hold the request (any more)
 * @param latencies summaries by name: {@code queue_wait}, {@code first_byte}, {@code total}
 */
public record RelayStats(
        Map<String, Long> outcomes, long droppedFrames, Map<String, Summary> latencies) {

    /** A summary of many durations, in seconds. */
    public record Summary(long count, double p50, double p90, double p99, double max) {}
}
