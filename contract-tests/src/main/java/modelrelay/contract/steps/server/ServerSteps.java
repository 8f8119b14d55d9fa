/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;

/** The server: how it is set up, how it ends, what it says of itself. */
public final class ServerSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public ServerSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("the server's {setting} is {string}")
    public void configure(Setting setting, String value) {
        scene.configureServer(setting, value);
    }

    @Given("a server")
    public void start() {
        assertThat(scene.server().port()).isPositive();
    }

    @When("the server gets SIG{word}")
    public void signal(String signal) {
        scene.spoilServer();
        scene.cue();
        scene.server().program().signal(signal);
    }

    @Then("the server exits with status {int}")
    public void exits(int status) {
        scene.patience().until("the server exits", scene.server().program()::hasExited);
        assertThat(scene.server().program().exitStatus()).isEqualTo(status);
    }

    @Then("the server's health says {string} is {string}")
    public void health(String field, String value) {
        scene.patience()
                .polling(
                        "the health says " + field + " is " + value,
                        () -> healthField(field).equals(value));
    }

    private String healthField(String field) {
        return Probe.get(scene.server().port(), "/health")
                .map(answer -> answer.json().path(field).asText())
                .orElse("");
    }

    @Then("the server logs {string}")
    public void logs(String text) {
        scene.patience()
                .until("the server logs " + text, () -> scene.server().program().hasLogged(text));
    }

    @Then("the server's log never says {string}")
    public void logsNothing(String text) {
        scene.fence();
        assertThat(scene.server().program().log()).noneMatch(line -> line.contains(text));
    }

    @Then("the server logs {string} with the id of worker {string}")
    public void logsWorker(String text, String worker) {
        String id = scene.worker(worker).ack().orElseThrow().json().path("worker_id").asText();
        logsBoth(text, "=" + id);
    }

    @Then("the server logs {string} with the id of {request}")
    public void logsRequest(String text, String request) {
        logsBoth(text, "=" + scene.withIds("{" + quoted(request) + "}"));
    }

    private static String quoted(String request) {
        return request.equals(Scene.THE_REQUEST) ? request : "request \"" + request + "\"";
    }

    private void logsBoth(String text, String id) {
        scene.patience()
                .until(
                        "the server logs " + text + " with " + id,
                        () ->
                                scene.server().program().log().stream()
                                        .anyMatch(
                                                line -> line.contains(text) && line.contains(id)));
    }

    @Then("the server uses less than {int} MB")
    public void memory(int megabytes) {
        assertThat(scene.server().program().residentBytes() >> 20).isLessThan(megabytes);
    }
}
