/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.Program;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.steps.Words;

/** Worker processes, and the server before them where the suite plays it. */
public final class WorkerProcessSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public WorkerProcessSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the worker process's {setting} is {string}")
    public void configure(Setting setting, String value) {
        workshop.configure(setting, value);
    }

    @Given("worker process {string} serves the server")
    public void servesRealServer(String name) {
        workshop.useRealServer();
        var _ = workshop.start(name);
    }

    @Given("worker process {string} has registered")
    public void hasRegistered(String name) {
        var _ = workshop.start(name);
    }

    @When("the server sends {request}")
    public void sends(String request) {
        send(request, Route.CHAT_COMPLETION, false);
    }

    @When("the server sends {request} for a {route}")
    public void sendsRoute(String request, Route route) {
        send(request, route, false);
    }

    @When("the server sends {request} for a stream")
    public void sendsStream(String request) {
        send(request, Route.CHAT_COMPLETION, true);
    }

    private void send(String request, Route route, boolean stream) {
        Ask ask = scene.ask(route, "llama", request, stream);
        scene.cue();
        workshop.server().request(id(request), ask, "llama", stream);
    }

    private static String id(String request) {
        return Workshop.id(request);
    }

    @When("the server cancels {request} because of {string}")
    public void cancels(String request, String reason) {
        workshop.server().cancel(id(request), reason);
    }

    @When("the server pings with the time {long}")
    public void pings(long time) {
        workshop.server().tell("ping", Map.of("timestamp_unix_ms", time));
    }

    @When("the server tells the worker process to drain")
    public void tellsToDrain() {
        workshop.server().tell("graceful_shutdown", Map.of("drain_timeout_secs", 30L));
    }

    @When("the server sends the worker process")
    public void sendsText(String text) {
        workshop.server().session().sendUnchecked(text);
    }

    @When("the server drops the connection")
    public void drops() {
        workshop.server().session().vanish();
    }

    @When("the server closes the drained connection")
    public void closesDrained() {
        // It has nothing in flight. Whether it leaves by itself before is its own affair.
        workshop.server()
                .connections()
                .getFirst()
                .session()
                .close(1000, "graceful shutdown complete");
    }

    @When("worker process {string} gets SIG{word}")
    public void signal(String name, String signal) {
        scene.cue();
        workshop.worker(name).program().signal(signal);
    }

    @Then("worker process {string} exits with status {int}")
    public void exits(String name, int status) {
        Program program = workshop.worker(name).program();
        scene.patience().until(name + " exits", program::hasExited);
        assertThat(program.exitStatus()).as(program.errors().toString()).isEqualTo(status);
    }

    @Then("worker process {string} exits with another status than 0")
    public void exitsBadly(String name) {
        Program program = workshop.worker(name).program();
        scene.patience().until(name + " exits", program::hasExited);
        assertThat(program.exitStatus()).isNotZero();
    }

    @Then("worker process {string} has registered {int} times")
    public void hasRegisteredAgain(String name, int count) {
        scene.patience()
                .until(name + " registers again", () -> workshop.server().hasRegistrations(count));
    }

    @Then("worker process {string} logs {string}")
    public void logs(String name, String text) {
        scene.patience()
                .until(
                        name + " logs " + text,
                        () -> workshop.worker(name).program().hasLogged(text));
    }

    @Then("the worker process ends {request} with {int}")
    public void ends(String request, int status) {
        assertThat(end(request).path("status_code").asInt())
                .as("%s", end(request))
                .isEqualTo(status);
    }

    @Then("the worker process ends {request} with {int} and exactly {string}")
    public void endsExactly(String request, int status, String body) {
        ends(request, status);
        assertThat(end(request).path("body").asText()).isEqualTo(Words.text(body));
    }

    @Then("the worker process ends {request} with {int} and no body")
    public void endsWithoutBody(String request, int status) {
        ends(request, status);
        assertThat(end(request).path("body").asText("")).as("body of %s", end(request)).isEmpty();
    }

    @Then("the worker process has streamed exactly what the backend sent for {request}")
    public void streamedAll(String request) {
        ends(request, 200);
        String text = streamed(request);
        assertThat(text).startsWith("data: ").endsWith("data: [DONE]\n\n");
        assertThat(
                        workshop.control()
                                .seen(scene.marker(request))
                                .orElseThrow()
                                .path("bytes_sent")
                                .asInt())
                .isEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }

    @Then("the worker process has streamed the text {string} for {request}")
    public void streamedText(String text, String request) {
        assertThat(Exchange.deltas(streamed(request)))
                .as("the text that was streamed")
                .isEqualTo(text);
    }

    @Then("the worker process has streamed nothing of {request}")
    public void streamedNothing(String request) {
        assertThat(chunks(request)).as("what was streamed of %s", request).isEmpty();
    }

    @Then("the worker process has begun to stream {request}")
    public void hasBegun(String request) {
        scene.patience().until("a chunk arrives", () -> !chunks(request).isEmpty());
    }

    private List<WireSession.Message> chunks(String request) {
        return workshop.server().about(id(request)).stream()
                .filter(message -> message.type().equals("response_chunk"))
                .toList();
    }

    private String streamed(String request) {
        return chunks(request).stream()
                .map(chunk -> chunk.json().path("chunk").asText())
                .collect(Collectors.joining());
    }

    private JsonNode end(String request) {
        return workshop.end(request).json();
    }

    @Then("the worker process sends a {string} with {string} at {string}")
    public void sendsMessage(String type, String value, String pointer) {
        scene.patience()
                .until(
                        "a " + type + " with " + value,
                        () ->
                                workshop.server().session().messages(type).stream()
                                        .anyMatch(
                                                m -> m.json().at(pointer).asText().equals(value)));
    }

    @Then("the worker process has kept its secret out of the address")
    public void keptSecretOutOfAddress() {
        assertThat(workshop.server().connections().getFirst().head().target())
                .doesNotContain(RelayProcess.SECRET)
                .doesNotContain("worker_secret");
    }

    @Then("the worker process has connected with {string} {string}")
    public void connectedWith(String header, String value) {
        assertThat(workshop.server().connections().getFirst().head().header(header))
                .contains(value);
    }

    @Then("the worker process has connected to {string}")
    public void connectedTo(String target) {
        assertThat(workshop.server().connections().getFirst().head().target()).isEqualTo(target);
    }

    @Then("the worker process refuses {request}")
    public void refuses(String request) {
        assertThat(end(request).path("status_code").asInt()).isBetween(500, 599);
        assertThat(end(request).path("body").asText()).contains("error");
    }

    @Then("the worker process answers a ping")
    public void answersPing() {
        pings(4_711);
        sendsMessage("pong", "4711", "/timestamp_unix_ms");
    }

    @Then("the worker process sends an empty list of models")
    public void sendsEmptyList() {
        scene.patience()
                .until(
                        "an empty models_update",
                        () ->
                                workshop.server().session().messages("models_update").stream()
                                        .anyMatch(m -> m.json().path("models").isEmpty()));
    }

    @Then("the worker process has connected to one of {string}")
    public void connectedToOneOf(String targets) {
        assertThat(targets.split(", "))
                .contains(workshop.server().connections().getFirst().head().target());
    }
}
