/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;

/** Workers: joining, being busy, being lost. */
public final class WorkerSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public WorkerSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("worker {string} serves {names}")
    public void serves(String worker, List<String> models) {
        scene.cue();
        var _ = scene.registered(worker, models, 1);
    }

    @Given("workers {names} serve {string}")
    public void serve(List<String> workers, String model) {
        workers.forEach(worker -> serves(worker, List.of(model)));
    }

    @Given("worker {string} serves {names} with {int} slots")
    public void servesWithSlots(String worker, List<String> models, int slots) {
        scene.cue();
        var _ = scene.registered(worker, models, slots);
    }

    @Given("worker {string} connects")
    public void connects(String worker) {
        var _ = scene.connect(worker);
    }

    @When("worker {string} is lost")
    public void isLost(String worker) {
        scene.cue();
        scene.worker(worker).vanish();
    }

    @When("the worker of {request} is lost")
    public void holderIsLost(String request) {
        scene.cue();
        scene.holderOf(request).vanish();
    }

    @When("worker {string} leaves with close code {int}")
    public void leaves(String worker, int code) {
        scene.worker(worker).session().close(code, "bye");
    }

    @When("worker {string} changes its models to {names}")
    public void changesModels(String worker, List<String> models) {
        scene.cue();
        scene.worker(worker).updateModels(models);
    }

    @When("worker {string} changes its models to none")
    public void changesModelsToNone(String worker) {
        scene.worker(worker).updateModels(List.of());
    }

    @When("worker {string} reports {int} request(s) of others")
    public void reportsLoad(String worker, int load) {
        scene.cue();
        scene.worker(worker).reportExternalLoad(load);
        // the server has read it when it answers the mark behind it
        scene.fence();
    }

    @When("worker {string} answers no more pings")
    public void fallsSilent(String worker) {
        scene.worker(worker).fallSilent();
    }

    @When("worker {string} stops reading")
    public void stopsReading(String worker) {
        scene.worker(worker).session().stopReading();
    }

    @Then("worker {string} is acknowledged for {names}")
    public void isAcknowledged(String worker, List<String> models) {
        ScriptedWorker scripted = scene.worker(worker);
        scene.patience().until("the ack arrives", () -> scripted.ack().isPresent());
        assertThat(scripted.ack().orElseThrow().json().path("models").valueStream())
                .extracting(model -> model.asText())
                .containsExactlyElementsOf(models);
    }

    @Then("worker {string} is closed with {int}")
    public void isClosed(String worker, int code) {
        assertThat(ending(worker).code()).as("close code").isEqualTo(code);
    }

    @Then("worker {string} is closed with {int} {string}")
    public void isClosed(String worker, int code, String reason) {
        var ending = ending(worker);
        assertThat(ending.code() + " " + ending.reason())
                .as("how the connection of worker %s was closed", worker)
                .isEqualTo(code + " " + reason);
    }

    private WireSession.Ending ending(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        scene.patience()
                .until(
                        "worker " + worker + " is closed",
                        () -> scripted.session().ending().isPresent());
        return scripted.session().ending().orElseThrow();
    }

    @Then("worker {string} is still connected")
    public void isConnected(String worker) {
        scene.fence();
        assertThat(scene.worker(worker).session().ending())
                .as("how the connection of worker %s ended", worker)
                .isEmpty();
    }

    @Then("worker {string} has got no request")
    public void hasNoRequest(String worker) {
        scene.fence();
        assertThat(scene.worker(worker).requests())
                .as("requests that worker %s has got", worker)
                .isEmpty();
    }

    @Then("worker {string} has got {int} request(s)")
    public void hasRequests(String worker, int count) {
        scene.patience()
                .until(
                        "worker " + worker + " gets " + count + " requests",
                        () -> scene.worker(worker).requests().size() >= count);
        scene.fence();
        assertThat(scene.worker(worker).requests()).hasSize(count);
    }

    @Then("worker {string} gets a {string}")
    public void gets(String worker, String type) {
        scene.patience()
                .until(
                        "worker " + worker + " gets " + type,
                        () -> !scene.worker(worker).session().messages(type).isEmpty());
    }

    @Given("a twin {string} of worker {string} registers for {string}")
    public void twin(String twin, String worker, String model) {
        ScriptedWorker scripted = scene.connect(twin);
        scripted.session()
                .send(scripted.registration(List.of(model), 1).put("worker_name", worker));
        scene.patience().until("the twin is acknowledged", () -> scripted.ack().isPresent());
    }

    @Then("the first message on {string} is {string}")
    public void firstMessage(String worker, String type) {
        assertThat(scene.worker(worker).session().messages().getFirst().type()).isEqualTo(type);
    }

    @Then("worker {string} gets a {string} with {string} at {string}")
    public void getsWith(String worker, String type, String value, String pointer) {
        gets(worker, type);
        assertThat(
                        scene.worker(worker)
                                .session()
                                .messages(type)
                                .getFirst()
                                .json()
                                .at(pointer)
                                .asText())
                .isEqualTo(value);
    }

    @When("worker {string} streams without a pause until it has got {int} pings")
    public void streamsThrough(String worker, int pings) {
        ScriptedWorker scripted = scene.worker(worker);
        String id = scripted.held().getFirst();
        Exchange exchange = scene.exchange(Scene.THE_REQUEST);
        String token = "data: another token of a long answer\n\n";
        var sent = new AtomicInteger();
        scene.patience()
                .polling(
                        "worker " + worker + " gets " + pings + " pings while it streams",
                        () -> {
                            // In step with the client: a flood would only measure this machine.
                            if (exchange.body().length >= sent.get()) {
                                sent.addAndGet(token.length());
                                scripted.chunk(id, token);
                            }
                            return scripted.session().messages("ping").size() >= pings
                                    || exchange.isEnded()
                                    || scripted.session().ending().isPresent();
                        });
    }

    @When("worker {string} sends {int} MB for {request} as long as it may")
    public void sendsMuch(String worker, int megabytes, String request) {
        ScriptedWorker scripted = scene.worker(worker);
        String id = scripted.request(scene.marker(request)).orElseThrow().requestId();
        String chunk = "data: " + "x".repeat(99_992) + "\n\n";
        for (int i = 0; i < megabytes * 10 && scripted.holds(scene.marker(request)); i++) {
            scripted.chunk(id, chunk);
        }
    }
}
