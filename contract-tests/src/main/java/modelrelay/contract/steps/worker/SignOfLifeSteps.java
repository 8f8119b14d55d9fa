/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import modelrelay.contract.net.Frame;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;

/** Signs of life, and the pings that ask for them. */
public final class SignOfLifeSteps {
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    private final Scene scene;

    /** Steps of one scenario. */
    public SignOfLifeSteps(Scene scene) {
        this.scene = scene;
    }

    /** What a worker sends in place of a pong. */
    public enum Sign {
        /** A WebSocket ping. */
        WEBSOCKET_PING,
        /** A WebSocket pong that nobody asked for. */
        WEBSOCKET_PONG,
        /** The first of several fragments that is never followed by the last. */
        FRAGMENT,
        /** A list of models. */
        MODELS_UPDATE,
        /** A chunk for nobody. */
        LATE_CHUNK,
        /** A message that the server does not know. */
        UNKNOWN_MESSAGE;

        private Frame frame() {
            return switch (this) {
                case WEBSOCKET_PING -> new Frame(true, Frame.PING, bytes("alive"));
                case WEBSOCKET_PONG -> new Frame(true, Frame.PONG, bytes("alive"));
                case FRAGMENT -> new Frame(false, Frame.CONTINUATION, bytes(" "));
                case MODELS_UPDATE ->
                        Frame.text(
                                "{\"type\":\"models_update\",\"models\":[\"llama\"],"
                                        + "\"current_load\":0}");
                case LATE_CHUNK ->
                        Frame.text(
                                "{\"type\":\"response_chunk\",\"request_id\":\"gone\","
                                        + "\"chunk\":\"x\"}");
                case UNKNOWN_MESSAGE -> Frame.text("{\"type\":\"telemetry\"}");
            };
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A sign of life, such as <em>WebSocket ping</em>. */
    @ParameterType(
            "WebSocket ping|WebSocket pong|fragment|models update|late chunk|unknown message")
    public Sign sign(String words) {
        return Sign.valueOf(words.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
    }

    @When("worker {string} answers {int} pings with a(n) {sign} each")
    public void answersWith(String worker, int count, Sign sign) {
        ScriptedWorker scripted = scene.worker(worker);
        scripted.fallSilent();
        if (sign == Sign.FRAGMENT) {
            scripted.session()
                    .sendFrame(new Frame(false, Frame.TEXT, Sign.bytes("{\"type\":\"telemetry\"")));
        }
        for (int i = 1; i <= count; i++) {
            int expected = i;
            scene.patience()
                    .until(
                            worker + " gets ping " + i,
                            () ->
                                    pings(worker).size() >= expected
                                            || scripted.session().ending().isPresent());
            scripted.session().sendFrame(sign.frame());
        }
    }

    private List<WireSession.Message> pings(String worker) {
        return scene.worker(worker).session().messages("ping");
    }

    @Then("worker {string} has not been closed")
    public void hasNotBeenClosed(String worker) {
        assertThat(scene.worker(worker).session().ending()).isEmpty();
    }

    @Then("a ping of {string} carries the time at which it was sent")
    public void carriesTime(String worker) {
        scene.patience().until("a ping arrives", () -> !pings(worker).isEmpty());
        WireSession.Message ping = pings(worker).getFirst();
        long ageNanos = System.nanoTime() - ping.nanos();
        long arrivedMillis = System.currentTimeMillis() - ageNanos / 1_000_000;
        assertThat(ping.json().path("timestamp_unix_ms").isIntegralNumber())
                .as("timestamp_unix_ms is a whole number in %s", ping.text())
                .isTrue();
        assertThat(ping.json().path("timestamp_unix_ms").asLong())
                .isBetween(arrivedMillis - CLOCK_SLACK.toMillis(), arrivedMillis + 50);
    }

    @Given("worker {string} answers pings without a time")
    public void answersWithoutTime(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        scripted.fallSilent();
        scripted.session().sendUnchecked("{\"type\":\"pong\",\"current_load\":7}");
    }

    @When("workers {names} stream {int} events each while they get {int} pings")
    public void streamUnderLoad(List<String> workers, int events, int pings) {
        for (int i = 1; i <= events; i++) {
            String event = "data: event " + i + "\n\n";
            for (String worker : workers) {
                ScriptedWorker scripted = scene.worker(worker);
                scripted.held().forEach(id -> scripted.chunk(id, event));
            }
        }
        for (String worker : workers) {
            scene.patience()
                    .until(
                            worker + " gets " + pings + " pings",
                            () -> pings(worker).size() >= pings);
        }
    }
}
