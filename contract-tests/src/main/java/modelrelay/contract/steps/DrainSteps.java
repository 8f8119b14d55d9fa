/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.Program;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** Drains, on both sides: the capability, the deadlines and the ends. */
public final class DrainSteps {
    /** What a shared machine may add to a deadline. */
    private static final Duration SLACK = Duration.ofMillis(850);

    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public DrainSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("worker {string} serves {string} and may drain")
    public void mayDrain(String name, String model) {
        mayDrain(name, model, 1);
    }

    @Given("worker {string} serves {string} with {int} slots and may drain")
    public void mayDrain(String name, String model, int slots) {
        ScriptedWorker worker = scene.connect(name);
        ObjectNode register = worker.registration(List.of(model), slots);
        register.putArray("capabilities").add("drain");
        worker.session().send(register);
        scene.patience().until(name + " is acknowledged", () -> worker.ack().isPresent());
        assertThat(worker.ack().orElseThrow().json().path("capabilities").toString())
                .as("the capability is granted")
                .contains("\"drain\"");
    }

    @When("worker {string} asks to drain")
    public void asksToDrain(String name) {
        scene.cue();
        scene.worker(name).drain(Map.of());
    }

    @When("worker {string} asks to drain within {int} s")
    public void asksToDrainWithin(String name, int seconds) {
        scene.cue();
        scene.worker(name).drain(Map.of("drain_timeout_secs", seconds));
    }

    @Then("worker {string} is closed with {int} {string} after {double} s")
    public void isClosedAfter(String name, int code, String reason, double seconds) {
        ScriptedWorker worker = scene.worker(name);
        scene.patience()
                .atLeast(
                        Duration.ofNanos((long) (seconds * 1e9)),
                        name + " is closed",
                        () -> worker.session().ending().isPresent());
        WireSession.Ending ending = worker.session().ending().orElseThrow();
        assertThat(ending.code() + " " + ending.reason()).isEqualTo(code + " " + reason);
        due(name + " is closed", seconds, ending.nanos());
    }

    @Then("{request} is told to be cancelled at {string} because of {string}")
    public void isCancelled(String request, String name, String reason) {
        ScriptedWorker worker = scene.worker(name);
        String id = worker.request(scene.marker(request)).orElseThrow().requestId();
        scene.patience().until(request + " is cancelled", () -> !cancels(worker, id).isEmpty());
        assertThat(cancels(worker, id))
                .singleElement()
                .satisfies(cancel ->
                        assertThat(cancel.json().path("reason").asText()).isEqualTo(reason));
    }

    private static List<WireSession.Message> cancels(ScriptedWorker worker, String id) {
        return worker.session().messages("cancel").stream()
                .filter(cancel -> cancel.requestId().equals(id))
                .toList();
    }

    @Then("the server exits with status 0 within {int} s")
    public void exitsSoon(int seconds) {
        Program program = scene.server().program();
        scene.patience().until("the server exits", program::hasExited);
        assertThat(program.exitStatus()).isZero();
        scene.patience()
                .within(
                        Duration.ofSeconds(seconds),
                        "the server exits",
                        scene.cueNanos(),
                        program.exitNanos());
    }

    @Then("the stream of {request} holds one error")
    public void holdsOneError(String request) {
        assertThat(scene.exchange(request).text().split("\"error\"", -1)).hasSize(2);
    }

    @Then("the worker process has left with {int}")
    public void hasLeft(int code) {
        WireSession session = workshop.server().connections().getFirst().session();
        scene.patience().until("the worker process leaves", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo(code);
    }

    @Given("the server grants the capability {string}")
    public void grants(String capability) {
        ObjectNode ack = new ObjectMapper().createObjectNode();
        ack.putArray("capabilities").add(capability);
        workshop.server().acknowledgeWith(ack);
    }

    @Given("the server warns {string}")
    public void warns(String warning) {
        ObjectNode ack = new ObjectMapper().createObjectNode();
        ack.putArray("warnings").add(warning);
        workshop.server().acknowledgeWith(ack);
    }

    @When("the server tells the worker process to drain within {int} s")
    public void tellsToDrain(int seconds) {
        scene.cue();
        workshop.server().tell("graceful_shutdown", Map.of("drain_timeout_secs", (long) seconds));
    }

    @Then("the worker process asks to drain")
    public void workerAsksToDrain() {
        scene.patience()
                .until(
                        "the worker process asks to drain",
                        () -> !workshop.server().session().messages("drain").isEmpty());
    }

    @Then("worker process {string} exits with another status than 0 after {double} s")
    public void exitsBadlyAfter(String name, double seconds) {
        Program program = workshop.worker(name).program();
        scene.patience().until(name + " exits", program::hasExited);
        assertThat(program.exitStatus()).isNotZero();
        due(name + " exits", seconds, program.exitNanos());
    }

    @Then("the backend sees after {double} s that nobody waits for {request} any more")
    public void isAbortedAfter(double seconds, String request) {
        String marker = scene.marker(request);
        scene.patience()
                .polling(
                        "the backend connection of " + request + " closes",
                        () ->
                                workshop.control()
                                        .seen(marker)
                                        .map(entry -> entry.path("outcome").asText())
                                        .orElse("")
                                        .equals("aborted"));
        long ended = workshop.control().seen(marker).orElseThrow().path("ended_nanos").asLong();
        due("the backend connection of " + request + " closes", seconds, ended);
    }

    private void due(String claim, double seconds, long nanos) {
        Duration due = Duration.ofMillis((long) (seconds * 1e3));
        assertThat(Duration.ofNanos(nanos - scene.cueNanos())).isGreaterThanOrEqualTo(due);
        scene.patience().within(due.plus(SLACK), claim, scene.cueNanos(), nanos);
    }
}
