/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import modelrelay.contract.judge.ScenarioResult;

/** One run of a selection of scenarios against the programs in {@code Programs}. */
public final class SuiteRun {
    static final URI STEPS = URI.create("classpath:/modelrelay/contract/steps");
    private static final String FEATURES = "classpath:features";

    private final Selection selection;
    private final int threads;
    private final long seed;
    private final Progress progress;

    /**
     * A run.
     *
     * @param threads how many scenarios at a time
     * @param seed of the order in which they are taken
     */
    public SuiteRun(Selection selection, int threads, long seed, Progress progress) {
        this.selection = selection;
        this.threads = threads;
        this.seed = seed;
        this.progress = progress;
    }

    /** Runs and returns when the last scenario has ended; blocks. */
    public List<ScenarioResult> run() {
        try (var stalls = new StallDetector()) {
            var results = new ScenarioListener(stalls, progress);
            // Bounds of a few milliseconds are those of the programs, not of their neighbours.
            pass(results, false, threads);
            pass(results, true, 1);
            return results.all();
        }
    }

    private void pass(ScenarioListener results, boolean alone, int concurrency) {
        var options =
                new RuntimeOptionsBuilder()
                        .addFeature(FeatureWithLines.parse(FEATURES))
                        .addTagFilter(selection.tags(alone))
                        .setPickleOrder(this::ordered)
                        .setThreads(concurrency);
        if (selection.name() != null) {
            options.addNameFilter(
                    Pattern.compile(Pattern.quote(selection.name()), Pattern.CASE_INSENSITIVE));
        }
        play(options, results);
    }

    /** Runs features with the sentences of this suite, told to nobody but the results. */
    static void play(RuntimeOptionsBuilder options, ScenarioListener results) {
        options.addGlue(STEPS).setPublishQuiet(true).setNoSummary();
        Runtime.builder()
                .withRuntimeOptions(options.build())
                .withClassLoader(SuiteRun.class::getClassLoader)
                .withAdditionalPlugins(results)
                .build()
                .run();
    }

    /** Those that wait by contract first, beside the others; then as the seed has it. */
    private List<Pickle> ordered(List<Pickle> pickles) {
        var order = new ArrayList<>(pickles);
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparing(pickle -> !pickle.getTags().contains(Selection.SLOW)));
        progress.planned(order.size());
        return order;
    }
}
