/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A machine that stands still is noticed, by a process that really is stopped: this one. */
final class StallDetectorTest {

    @Test
    void aProcessThatWasStoppedForAWhileKnowsForHowLong() throws Exception {
        try (var stalls = new StallDetector()) {
            long before = System.nanoTime();
            stopMyselfFor("0.6");
            long after = System.nanoTime();

            assertThat(stalls.millis(before, after)).isBetween(500L, (after - before) / 1_000_000);
            assertThat(stalls.millis(before - 2_000_000_000L, before - 1_000_000_000L)).isZero();
        }
    }

    @Test
    void aStallCountsForWhatOfItLiesWithinTheSpanAskedFor() {
        var clock = new AtomicLong();
        try (var stalls = new StallDetector(clock::get)) {
            clock.set(millis(600));

            assertThat(stalls.millis(0, millis(600))).isEqualTo(600);
            assertThat(stalls.millis(millis(200), millis(700))).isEqualTo(400);
            assertThat(stalls.millis(millis(-500), millis(100))).isEqualTo(100);
            assertThat(stalls.millis(millis(200), millis(300))).isEqualTo(100);
            assertThat(stalls.millis(millis(-500), 0)).isZero();
            assertThat(stalls.millis(millis(600), millis(900))).isZero();
        }
    }

    @Test
    void lateByTheNoiseOfSchedulingIsNoStall() {
        var clock = new AtomicLong();
        try (var stalls = new StallDetector(clock::get)) {
            clock.set(millis(120));

            assertThat(stalls.millis(0, millis(120))).isZero();
        }
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Somebody else has to wake a process that is stopped. */
    private static void stopMyselfFor(String seconds) throws IOException, InterruptedException {
        String me = Long.toString(ProcessHandle.current().pid());
        String script = "kill -STOP $0; sleep " + seconds + "; kill -CONT $0";
        assertThat(new ProcessBuilder("sh", "-c", script, me).start().waitFor()).isZero();
    }
}
