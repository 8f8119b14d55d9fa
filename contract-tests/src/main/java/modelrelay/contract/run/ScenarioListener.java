/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import modelrelay.contract.judge.ScenarioResult;
import modelrelay.contract.tap.WireLog;
import org.jspecify.annotations.Nullable;

/** Hears everything that happens in a run and writes down what each scenario showed. */
final class ScenarioListener implements ConcurrentEventListener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLAUSE = Pattern.compile("@[A-Z]{3}-[0-9]{3}");

    /** A scenario that is going on. */
    private static final class Running {
        private final long fromNanos = System.nanoTime();
        private final List<ScenarioResult.Step> steps = new ArrayList<>();
        private List<ScenarioResult.WireEvent> wire = List.of();
        private String failedAt = "after the last step, in what passed meanwhile";
        private ScenarioResult.Place place = ScenarioResult.Place.BESIDE;
        private boolean claims;
        private int evidence;
    }

    private final StallDetector stalls;
    private final Progress progress;
    private final Map<UUID, Running> running = new HashMap<>();
    private final List<ScenarioResult> results = new ArrayList<>();

    ScenarioListener(StallDetector stalls, Progress progress) {
        this.stalls = stalls;
        this.progress = progress;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, this::started);
        publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
        publisher.registerHandlerFor(EmbedEvent.class, this::attached);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    /** What all scenarios showed so far. */
    synchronized List<ScenarioResult> all() {
        return List.copyOf(results);
    }

    private synchronized void started(TestCaseStarted event) {
        running.put(event.getTestCase().getId(), new Running());
    }

    private synchronized void stepFinished(TestStepFinished event) {
        Running scenario = running.get(event.getTestCase().getId());
        if (scenario == null || !(event.getTestStep() instanceof PickleStepTestStep step)) {
            return;
        }
        String keyword = step.getStep().getKeyword().strip();
        switch (keyword) {
            case "Then" -> scenario.claims = true;
            case "Given", "When" -> scenario.claims = false;
            default -> {} // And, But: as the sentence before
        }
        Status status = event.getResult().getStatus();
        String sentence = keyword + " " + step.getStep().getText();
        scenario.steps.add(
                new ScenarioResult.Step(sentence, status.name().toLowerCase(Locale.ROOT)));
        if (status == Status.PASSED && scenario.claims) {
            scenario.evidence++;
        }
        if (status != Status.PASSED && status != Status.SKIPPED) {
            scenario.failedAt = sentence;
            scenario.place =
                    scenario.claims ? ScenarioResult.Place.CLAIM : ScenarioResult.Place.BEFORE;
        }
    }

    private synchronized void attached(EmbedEvent event) {
        Running scenario = running.get(event.getTestCase().getId());
        if (scenario != null && event.getMediaType().equals(WireLog.MEDIA_TYPE)) {
            scenario.wire = wire(event.getData());
        }
    }

    private static List<ScenarioResult.WireEvent> wire(byte[] document) {
        try {
            var events = new ArrayList<ScenarioResult.WireEvent>();
            for (JsonNode one : JSON.readTree(document)) {
                events.add(JSON.treeToValue(one, WireRow.class).event());
            }
            return events;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void finished(TestCaseFinished event) {
        ScenarioResult result = result(event);
        synchronized (progress) {
            progress.ended(result);
        }
    }

    private synchronized ScenarioResult result(TestCaseFinished event) {
        TestCase test = event.getTestCase();
        Running scenario = running.remove(test.getId());
        if (scenario == null) {
            scenario = new Running();
        }
        long now = System.nanoTime();
        Throwable error = event.getResult().getError();
        long stalled = stalls.millis(scenario.fromNanos, now);
        ScenarioResult.Status status =
                error == null && event.getResult().getStatus() == Status.PASSED
                        ? ScenarioResult.Status.PASSED
                        : Blame.of(error, stalled, Crowding.now());
        var result =
                new ScenarioResult(
                        clause(test),
                        test.getName(),
                        where(test),
                        status,
                        TimeUnit.NANOSECONDS.toMillis(now - scenario.fromNanos),
                        scenario.evidence,
                        scenario.steps,
                        status == ScenarioResult.Status.PASSED
                                ? null
                                : failure(scenario, event, error, stalled),
                        scenario.wire);
        results.add(result);
        return result;
    }

    private static ScenarioResult.Failure failure(
            Running scenario, TestCaseFinished event, @Nullable Throwable error, long stalled) {
        String message =
                error == null ? event.getResult().getStatus().name() : Blame.message(error);
        String machine =
                stalled == 0 ? "" : "\n(this machine stood still for " + stalled + " ms meanwhile)";
        double crowding = Crowding.now();
        String crowd =
                crowding < Crowding.TOO_MUCH
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%n(this machine had %.0f things to run for each processor)",
                                crowding);
        return new ScenarioResult.Failure(
                scenario.place, scenario.failedAt, message + machine + crowd);
    }

    private static String clause(TestCase test) {
        return test.getTags().stream()
                .filter(tag -> CLAUSE.matcher(tag).matches())
                .findFirst()
                .map(tag -> tag.substring(1))
                .orElse("");
    }

    private static String where(TestCase test) {
        String uri = test.getUri().toString();
        int from = uri.indexOf("features/");
        return uri.substring(Math.max(0, from)) + ":" + test.getLocation().getLine();
    }
}
