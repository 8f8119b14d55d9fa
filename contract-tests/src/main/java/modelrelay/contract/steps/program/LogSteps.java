/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import modelrelay.contract.program.Program;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** What programs log, and what they do not. */
public final class LogSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public LogSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the server calls its workers {string}")
    public void callsWorkers(String id) {
        workshop.server()
                .acknowledgeWith(new ObjectMapper().createObjectNode().put("worker_id", id));
    }

    @Then("worker process {string} logs {string} with {string}")
    public void logsWith(String worker, String text, String field) {
        logs(workshop.worker(worker).program(), text, field);
    }

    @Then("worker process {string} logs {string} with the id of {request}")
    public void logsRequest(String worker, String text, String request) {
        logs(workshop.worker(worker).program(), text, "=" + Workshop.id(request));
    }

    @Then("the server logs {string} with the id that the answer to {request} carries")
    public void logsAnswered(String text, String request) {
        scene.patience().until("a head arrives", scene.exchange(request)::hasHead);
        String id = scene.exchange(request).head().header("x-request-id").orElse("no id");
        logs(scene.server().program(), text, "=" + id);
    }

    private void logs(Program program, String text, String field) {
        scene.patience()
                .until(
                        program.name() + " logs " + text + " with " + field,
                        () -> program.log().stream().anyMatch(line -> has(line, text, field)));
    }

    private static boolean has(String line, String text, String field) {
        return line.contains(text)
                && List.of(line.replace('"', ' ').split("[\\s,]+")).stream()
                        .anyMatch(word -> word.endsWith(field));
    }

    @Then("the log of worker process {string} never says {string}")
    public void neverSays(String worker, String text) {
        assertThat(workshop.worker(worker).program().log()).noneMatch(l -> l.contains(text));
    }
}
