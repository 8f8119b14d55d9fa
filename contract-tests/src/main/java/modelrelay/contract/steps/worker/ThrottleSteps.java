/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** Strangers at the workers' door: refused, blocked for a while, and by which address. */
public final class ThrottleSteps {
    private static final String CONNECT = "/v1/worker/connect";

    private final Scene scene;
    private int strangers;

    /** Steps of one scenario. */
    public ThrottleSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("{int} stranger(s) with a wrong secret has/have been refused")
    public void refused(int count) {
        refuse(count, List.of(secret("wrong")));
    }

    @Given("{int} stranger(s) without a secret has/have been refused")
    public void refusedWithoutSecret(int count) {
        refuse(count, List.of());
    }

    @Given("{int} stranger(s) from {string} has/have been refused")
    public void refusedFrom(int count, String address) {
        refuse(count, List.of(secret("wrong"), forwardedFor(address)));
    }

    private void refuse(int count, List<Header> headers) {
        for (int i = 0; i < count; i++) {
            scene.cue();
            ScriptedWorker stranger = scene.connectTo("stranger-" + ++strangers, CONNECT, headers);
            awaitEnd(stranger);
            assertThat(stranger.session().ending().orElseThrow().reason())
                    .isEqualTo("worker authentication failed");
        }
    }

    @When("worker {string} connects from {string}")
    public void connectsFrom(String worker, String address) {
        var _ =
                scene.connectTo(
                        worker,
                        CONNECT,
                        List.of(secret(RelayProcess.SECRET), forwardedFor(address)));
    }

    private static Header secret(String secret) {
        return new Header("X-Worker-Secret", secret);
    }

    private static Header forwardedFor(String address) {
        return new Header("X-Forwarded-For", address);
    }

    @Then("worker {string} is let in")
    public void isLetIn(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        scripted.register(List.of("llama"), 1);
        scene.patience()
                .until(
                        worker + " gets an answer",
                        () -> scripted.ack().isPresent() || hasEnded(scripted));
        assertThat(scripted.ack()).as("%s", scripted.session().ending()).isPresent();
    }

    @Then("worker {string} is blocked")
    public void isBlocked(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        awaitEnd(scripted);
        assertThat(scripted.session().ending().orElseThrow().reason())
                .isEqualTo("worker authentication temporarily rate limited");
    }

    @Then("a worker is let in after {double} s and not before")
    public void isLetInAfter(double seconds) {
        Duration block = Duration.ofNanos((long) (seconds * 1e9));
        scene.patience().polling("a worker is let in", this::isWelcome);
        assertThat(Duration.ofNanos(System.nanoTime() - scene.cueNanos()))
                .as("how long the block lasted")
                .isGreaterThanOrEqualTo(block);
    }

    private boolean isWelcome() {
        ScriptedWorker worker = scene.connect("patient-" + ++strangers);
        worker.register(List.of("llama"), 1);
        scene.patience()
                .until("it gets an answer", () -> worker.ack().isPresent() || hasEnded(worker));
        return worker.ack().isPresent();
    }

    private void awaitEnd(ScriptedWorker worker) {
        scene.patience().until(worker.name() + " is closed", () -> hasEnded(worker));
    }

    private static boolean hasEnded(ScriptedWorker worker) {
        return worker.session().ending().isPresent();
    }
}
