/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
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

    /** What is logged may be written after the wire has shown it: it is judged at the end. */
    @When("worker process {string} is told to stop and has written its last line")
    public void hasWrittenItsLast(String name) {
        Program program = workshop.worker(name).program();
        if (!program.hasExited()) {
            program.signal("TERM");
        }
        scene.patience().until(name + " ends its output", program::hasFallenSilent);
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
                .until("the program writes a log that could tell", () -> !program.log().isEmpty());
        return String.join("\n", program.log());
    }
}
