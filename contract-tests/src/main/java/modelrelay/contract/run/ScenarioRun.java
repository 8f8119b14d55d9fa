/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import java.util.List;
import modelrelay.contract.judge.ScenarioResult;

/** One scenario by itself, on the thread that asks for it. */
public final class ScenarioRun {
    private ScenarioRun() {}

    /**
     * Runs it; blocks.
     *
     * @return its result; several if it is an outline and the place is not that of a row
     */
    public static List<ScenarioResult> of(Feature scenario) {
        try (var stalls = new StallDetector()) {
            var results = new ScenarioListener(stalls, Progress.none());
            var options =
                    new RuntimeOptionsBuilder()
                            .addFeature(FeatureWithLines.parse("classpath:" + scenario.where()))
                            .setThreads(1);
            SuiteRun.play(options, results);
            return results.all();
        }
    }
}
