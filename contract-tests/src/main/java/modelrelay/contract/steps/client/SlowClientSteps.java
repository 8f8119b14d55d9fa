/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.scene.Scene;

/** Clients that read slowly or not at all, and answers of a certain size. */
public final class SlowClientSteps {
    private static final Duration SLACK = Duration.ofMillis(1_500);
    private static final int CHUNK_BYTES = 100_000;
    private static final int CHUNKS_PER_MB = 10;
    private static final String CHUNK = "data: " + "x".repeat(CHUNK_BYTES - 8) + "\n\n";

    private final Scene scene;
    private int sentMegabytes;
    private long allSentNanos = Long.MIN_VALUE;

    /** Steps of one scenario. */
    public SlowClientSteps(Scene scene) {
        this.scene = scene;
    }

    @When("worker {string} sends {int} MB for {request}")
    public void sends(String worker, int megabytes, String request) {
        scene.cue();
        for (int i = 0; i < megabytes; i++) {
            sendMegabyte(worker, request);
        }
        allSentNanos = System.nanoTime();
    }

    @When("worker {string} sends up to {int} MB for {request}, each when the last one is read")
    public void sendsInStep(String worker, int megabytes, String request) {
        ScriptedWorker scripted = scene.worker(worker);
        String marker = scene.marker(request);
        while (sentMegabytes < megabytes && scripted.holds(marker)) {
            sendMegabyte(worker, request);
            sentMegabytes++;
            String mark = scripted.mark();
            scene.patience().until("it is read", () -> scripted.session().hasPong(mark));
        }
    }

    private void sendMegabyte(String worker, String request) {
        String id = id(worker, request);
        for (int i = 0; i < CHUNKS_PER_MB; i++) {
            scene.worker(worker).chunk(id, CHUNK);
        }
    }

    private String id(String worker, String request) {
        return scene.worker(worker).request(scene.marker(request)).orElseThrow().requestId();
    }

    @Then("it could send less than {int} MB")
    public void couldSendLess(int megabytes) {
        assertThat(sentMegabytes).isLessThan(megabytes);
    }

    @Then("{request} is cancelled at {string} after {double} s")
    public void isCancelledAfter(String request, String worker, double seconds) {
        Duration due = Duration.ofNanos((long) (seconds * 1e9));
        String id = id(worker, request);
        var session = scene.worker(worker).session();
        scene.patience()
                .atLeast(
                        due,
                        request + " is cancelled",
                        () ->
                                session.messages("cancel").stream()
                                        .anyMatch(cancel -> cancel.requestId().equals(id)));
        long cancelled = session.messages("cancel").getFirst().nanos();
        assertThat(Duration.ofNanos(cancelled - scene.cueNanos())).isGreaterThanOrEqualTo(due);
        // It fell behind at some moment while much was being sent, which takes its time.
        long behindNanos = Math.max(scene.cueNanos(), allSentNanos);
        scene.patience().within(due.plus(SLACK), "it is cancelled", behindNanos, cancelled);
    }

    @When("the client of {request} begins to read")
    public void beginsToRead(String request) {
        scene.exchange(request).read();
    }

    @Then("the whole answer to {request} has {int} bytes")
    public void wholeAnswerHas(String request, int bytes) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " is answered", exchange::isEnded);
        assertThat(exchange.head().status()).isEqualTo(200);
        assertThat(exchange.body().length).isEqualTo(bytes);
    }

    @Then("{request} receives each of {int} events within {int} ms")
    public void receivesEach(String request, int count, int millis) {
        ScriptedWorker worker = scene.holderOf(request);
        String id = id(worker.name(), request);
        Exchange exchange = scene.exchange(request);
        for (int i = 1; i <= count; i++) {
            String event = "data: " + i + "\n\n";
            scene.cue();
            worker.chunk(id, event);
            scene.patience()
                    .until(request + " receives " + event, () -> exchange.text().endsWith(event));
            scene.patience()
                    .within(
                            Duration.ofMillis(millis),
                            "event " + i,
                            scene.cueNanos(),
                            System.nanoTime());
        }
    }

    @When("the worker of {request} answers with a body of {int} bytes")
    public void answersWithSize(String request, int bytes) {
        ScriptedWorker worker = scene.holderOf(request);
        worker.complete(id(worker.name(), request), 200, "text/plain", "x".repeat(bytes));
    }

    @When("worker {string} sends a pong of {int} bytes")
    public void sendsPong(String worker, int bytes) {
        String pong =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "pong")
                        .put("current_load", 0)
                        .toString();
        scene.worker(worker).session().sendUnchecked(pong + " ".repeat(bytes - pong.length()));
    }
}
