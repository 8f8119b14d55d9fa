/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.List;
import modelrelay.contract.program.Program;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** What programs must keep to themselves, wherever they write. */
public final class SecrecySteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public SecrecySteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Then("the server has written none of {names}")
    public void serverWroteNone(List<String> texts) {
        scene.fence();
        assertThat(output(scene.server().program())).doesNotContain(texts);
    }

    @Then("the server has written nothing of what was asked in {request}")
    public void serverWroteNothingOf(String request) {
        scene.fence();
        assertThat(output(scene.server().program())).doesNotContain(scene.marker(request));
    }

    @Then("worker process {string} has written none of {names}")
    public void workerWroteNone(String name, List<String> texts) {
        assertThat(output(workshop.worker(name).program())).doesNotContain(texts);
    }

    @Then("worker process {string} has written nothing of what was asked in {request}")
    public void workerWroteNothingOf(String name, String request) {
        assertThat(output(workshop.worker(name).program())).doesNotContain(scene.marker(request));
    }

    @Given("the server turns away the next worker")
    public void turnsAway() {
        workshop.server().refuseNext(1);
    }

    @Then("the worker process has left")
    public void hasLeft() {
        scene.patience()
                .until(
                        "the worker process ends the connection",
                        () ->
                                workshop.server().connections().stream()
                                        .anyMatch(each -> each.session().ending().isPresent()));
    }

    private String output(Program program) {
        scene.patience()
                .until(
                        "the program writes a log that could tell",
                        () -> !written(program).isEmpty());
        return String.join("\n", written(program));
    }

    private static List<String> written(Program program) {
        var lines = new ArrayList<>(program.lines());
        lines.addAll(program.errors());
        return lines;
    }
}
