/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.run.Progress;

/** Says how far a run is, at most every few seconds, and at once when something did not pass. */
final class ProgressLine implements Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private long told = System.nanoTime();
    private int planned;
    private int ended;
    private int failed;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void planned(int scenarios) {
        planned += scenarios;
        if (scenarios > 0) {
            out.println(scenarios + (ended == 0 ? " scenarios" : " more, one after the other"));
            out.flush();
        }
    }

    @Override
    public void ended(ScenarioResult result) {
        ended++;
        if (result.status() != ScenarioResult.Status.PASSED) {
            failed++;
            out.println(
                    result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + " "
                            + result.clause()
                            + " "
                            + result.name());
        }
        long now = System.nanoTime();
        if (now - told > EVERY_NANOS || ended == planned) {
            told = now;
            out.println(ended + " of " + planned + ", " + failed + " not passed");
        }
        out.flush();
    }
}
