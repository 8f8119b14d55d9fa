/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is left of many durations. */
final class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void nothingIsNothing() {
        assertThat(histogram.summary()).isEqualTo(new RelayStats.Summary(0, 0, 0, 0, 0));
    }

    @Test
    void percentilesAreRightToASixteenth() {
        for (int millis = 1; millis <= 1_000; millis++) {
            histogram.record(millis * 1_000_000L);
        }
        RelayStats.Summary summary = histogram.summary();
        assertThat(summary.count()).isEqualTo(1_000);
        assertThat(summary.p50()).isCloseTo(0.5, within(0.5 / 16));
        assertThat(summary.p90()).isCloseTo(0.9, within(0.9 / 16));
        assertThat(summary.p99()).isCloseTo(0.99, within(0.99 / 16));
        assertThat(summary.max()).isBetween(1.0, 1.0 + 1.0 / 16);
    }

    @Test
    void theShortestAndTheLongestHaveAPlace() {
        histogram.record(-5);
        histogram.record(0);
        histogram.record(15);
        histogram.record(16);
        histogram.record(Long.MAX_VALUE);
        RelayStats.Summary summary = histogram.summary();
        assertThat(summary.count()).isEqualTo(5);
        assertThat(summary.p50()).isEqualTo(15e-9);
        assertThat(summary.max()).isCloseTo(Long.MAX_VALUE / 1e9, within(1.0));
    }
}
