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
import modelrelay.contract.program.Programs;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Trial;
import modelrelay.contract.scene.Workshop;

/** Programs that are run with flags, and programs that only show how they end. */
public final class ProgramSteps {
    private final Scene scene;
    private final Trial trial;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public ProgramSteps(Scene scene, Trial trial, Workshop workshop) {
        this.scene = scene;
        this.trial = trial;
        this.workshop = workshop;
    }

    @Given("the environment sets the {setting} to {string}")
    public void environment(Setting setting, String value) {
        trial.set(setting, value);
    }

    @Given("the server is run with {string}")
    public void serverFlags(String flags) {
        scene.addServerFlags(List.of(flags.split(" ")));
    }

    @When("somebody runs the server with {string}")
    public void runsServer(String arguments) {
        trial.run(Programs.server(), arguments);
    }

    @When("somebody runs the worker with {string}")
    public void runsWorker(String arguments) {
        trial.run(Programs.worker(), arguments);
    }

    @When("somebody runs the server on the same port")
    public void runsServerOnSamePort() {
        trial.set(Setting.SECRET, "secret");
        trial.run(Programs.server(), "--listen 127.0.0.1:" + scene.server().port());
    }

    @When("a worker that is run without flags registers")
    public void registersWithoutFlags() {
        registersWith("");
    }

    @When("a worker that is run with {string} registers")
    public void registersWith(String arguments) {
        String relay = "http://127.0.0.1:" + workshop.server().port();
        String words = arguments.replace("{relay}", relay);
        trial.setByDefault(Setting.PROXY_URL, relay);
        trial.setByDefault(Setting.SECRET, RelayProcess.SECRET);
        trial.run(Programs.worker(), withBackend(words));
        Program program = trial.program();
        scene.patience()
                .starting(
                        "the worker registers",
                        () -> workshop.server().hasRegistrations(1) || program.hasExited());
        scene.patience().processHasStarted();
        assertThat(workshop.server().hasRegistrations(1))
                .as("the worker ended before it registered" + program.lastWords())
                .isTrue();
    }

    /** The backend is started only for who needs it. */
    private String withBackend(String words) {
        return words.contains("{backend}")
                ? words.replace("{backend}", "http://127.0.0.1:" + workshop.backend().port())
                : words;
    }

    @When("the program gets SIG{word}")
    public void signal(String signal) {
        trial.program().signal(signal);
    }

    @Then("the program exits with status {int}")
    public void exits(int status) {
        Program ended = trial.ended();
        assertThat(ended.exitStatus()).as(ended.errors().toString()).isEqualTo(status);
    }

    @Then("the program exits with another status than 0")
    public void exitsBadly() {
        assertThat(trial.ended().exitStatus()).isNotZero();
    }

    @Then("the program says {string} in one line")
    public void saysInOneLine(String text) {
        var _ = trial.print();
        assertThat(trial.program().errors()).singleElement().asString().contains(text);
    }

    @Then("the program prints {string}")
    public void prints(String text) {
        scene.patience()
                .starting(
                        "it prints " + text,
                        () ->
                                trial.program().lines().stream()
                                        .anyMatch(line -> line.contains(text)));
    }

    @Then("the program has printed {string}")
    public void hasPrinted(String text) {
        assertThat(trial.print()).contains(text);
    }

    @Then("the program has never said {string}")
    public void hasNeverSaid(String text) {
        assertThat(trial.program().log()).noneMatch(line -> line.contains(text));
    }

    @Then("the program has printed a version")
    public void hasPrintedVersion() {
        assertThat(trial.print()).containsPattern("\\b\\d+\\.\\d+");
    }
}
