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
import java.util.regex.Pattern;
import modelrelay.contract.net.Header;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.Programs;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Trial;

/** Where the server listens, and where its peers seem to be. */
public final class AddressSteps {
    private static final Pattern LISTENING =
            Pattern.compile("listening .*\\baddress=127\\.0\\.0\\.1:(\\d+)");

    private final Scene scene;
    private final Trial trial;
    private String address = "";

    /** Steps of one scenario. */
    public AddressSteps(Scene scene, Trial trial) {
        this.scene = scene;
        this.trial = trial;
    }

    /** For scenarios in which it does not log what it listens on. */
    @Given("the server is told its port")
    public void isTold() {
        scene.configureServer(Setting.LISTEN_ADDRESS, RelayProcess.freeAddress());
    }

    @When("somebody runs the server on a free port by its flag")
    public void runsByFlag() {
        address = RelayProcess.freeAddress();
        trial.run(Programs.server(), "--listen " + address);
    }

    @When("somebody runs the server on a free port by its variable")
    public void runsByVariable() {
        address = RelayProcess.freeAddress();
        trial.set(Setting.LISTEN_ADDRESS, address);
        trial.run(Programs.server(), "");
    }

    @Then("the server answers there")
    public void answersThere() {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        scene.patience().polling("the server answers at " + address, () -> isHealthy(port));
    }

    @Then("the server answers at the address that it logs")
    public void answersAtLoggedAddress() {
        scene.patience()
                .until("it logs its address", () -> trial.program().find(LISTENING).isPresent());
        int port = Integer.parseInt(trial.program().find(LISTENING).orElseThrow().group(1));
        assertThat(port).isPositive();
        scene.patience().polling("the server answers at port " + port, () -> isHealthy(port));
    }

    @When("worker {string} comes through a proxy from {string} with the secret {string}")
    public void comesThroughProxy(String worker, String address, String secret) {
        var _ =
                scene.connect(
                        worker,
                        "local",
                        List.of(
                                new Header("X-Forwarded-For", address),
                                new Header("X-Worker-Secret", secret)));
    }

    private static boolean isHealthy(int port) {
        return Probe.get(port, "/health").map(answer -> answer.status() == 200).orElse(false);
    }
}
