/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelrelay.contract.driver.Knobs;
import modelrelay.contract.driver.Program;
import modelrelay.contract.driver.Programs;
import modelrelay.contract.driver.Scene;
import modelrelay.contract.driver.Setting;
import org.jspecify.annotations.Nullable;

/** Programs that are started only to see how they end. */
public final class ProgramSteps {
    private final Scene scene;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Program program;

    /** Steps of one scenario. */
    public ProgramSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("the environment sets the {setting} to {string}")
    public void environment(Setting setting, String value) {
        Knobs.check(setting, value);
        environment.put(setting.variable(), value);
    }

    @When("somebody runs the server with {string}")
    public void runsServer(String arguments) {
        run(Programs.server(), arguments);
    }

    @When("somebody runs the worker with {string}")
    public void runsWorker(String arguments) {
        run(Programs.worker(), arguments);
    }

    @When("somebody runs the server on the same port")
    public void runsServerOnSamePort() {
        environment.put(Setting.SECRET.variable(), "secret");
        run(Programs.server(), "--listen 127.0.0.1:" + scene.server().port());
    }

    private void run(List<String> command, String arguments) {
        var words = new ArrayList<>(command);
        if (!arguments.isBlank()) {
            words.addAll(List.of(arguments.split(" ")));
        }
        program =
                scene.enter(
                        new Program(
                                "program", words, environment, scene.directory(), scene.journal()));
    }

    private Program program() {
        if (program == null) {
            throw new IllegalStateException("nobody runs a program");
        }
        return program;
    }

    @Then("the program exits with status {int}")
    public void exits(int status) {
        scene.patience().until("the program exits", () -> program().hasExited());
        assertThat(program().exitStatus()).as(program().errors().toString()).isEqualTo(status);
    }

    @Then("the program exits with another status than 0")
    public void exitsBadly() {
        scene.patience().until("the program exits", () -> program().hasExited());
        assertThat(program().exitStatus()).isNotZero();
    }

    @Then("the program says {string} in one line")
    public void saysInOneLine(String text) {
        scene.patience().until("it says " + text, () -> !program().errors().isEmpty());
        assertThat(program().errors()).singleElement().asString().contains(text);
    }

    @Then("the program prints {string}")
    public void prints(String text) {
        scene.patience()
                .until(
                        "it prints " + text,
                        () -> program().lines().stream().anyMatch(line -> line.contains(text)));
    }
}
