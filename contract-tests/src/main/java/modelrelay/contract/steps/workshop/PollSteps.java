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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** The models that a worker process offers, and how it looks them up at its backend. */
public final class PollSteps {
    private static final double SLACK_SECONDS = 1;

    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public PollSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the backend lists the models {names}")
    @When("the backend comes to list the models {names}")
    public void lists(List<String> models) {
        workshop.control().models(models);
    }

    @Given("the backend breaks the next {int} look-up(s) of its models off")
    public void breaksLookUps(int times) {
        workshop.control().scriptLookUps(times, BackendControl.answer().put("fault", "reset"));
    }

    @Given("the backend answers the next {int} look-up(s) of its models {int}")
    public void failsLookUps(int times, int status) {
        workshop.control().scriptLookUps(times, BackendControl.answer().put("status", status));
    }

    @Given("the backend holds the next look-up of its models")
    public void holdsLookUp() {
        var answer = BackendControl.answer();
        answer.putArray("hold").add("head");
        workshop.control().scriptLookUps(1, answer);
    }

    @When("the server asks the worker process to look its models up")
    public void asksForRefresh() {
        workshop.server().tell("models_refresh", Map.of());
    }

    @When("the backend answers the look-up of its models")
    public void answersLookUp() {
        workshop.control().releaseLookUps();
    }

    @Then("the worker process has registered exactly {names}")
    public void hasRegistered(List<String> models) {
        WireSession session = workshop.server().connections().getFirst().session();
        assertThat(models(session.messages("register").getFirst()))
                .containsExactlyElementsOf(models);
    }

    @Then("the worker process offers exactly {names}")
    public void offers(List<String> models) {
        scene.patience().until("the worker process offers " + models, () -> isOffering(models));
    }

    @Then("the worker process still offers exactly {names}")
    public void stillOffers(List<String> models) {
        workshop.fence();
        assertThat(offered()).isEqualTo(models);
    }

    private boolean isOffering(List<String> models) {
        return offered().equals(models);
    }

    private List<String> offered() {
        return workshop.server().session().messages().stream()
                .filter(message -> List.of("register", "models_update").contains(message.type()))
                .reduce((first, second) -> second)
                .map(PollSteps::models)
                .orElse(List.of());
    }

    private static List<String> models(WireSession.Message message) {
        return message.json().path("models").valueStream().map(JsonNode::asText).toList();
    }

    @Then("the backend has been asked for its models {int} time(s)")
    public void asked(int times) {
        scene.patience()
                .polling(
                        "the backend is asked for its models " + times + " times",
                        () -> workshop.control().lookUps().size() >= times);
    }

    @When("the backend is asked for its models {int} more times")
    public void askedAgain(int times) {
        asked(workshop.control().lookUps().size() + times);
    }

    @Then("the backend has been asked for its models only once")
    public void askedOnce() {
        workshop.fence();
        assertThat(workshop.control().lookUps()).hasSize(1);
    }

    @Then("the backend has been asked for its models {int} times, {double} s apart")
    public void askedEvery(int times, double seconds) {
        scene.patience()
                .atLeast(
                        Duration.ofMillis((long) (seconds * times * 1e3)),
                        "the backend is asked for its models " + times + " times",
                        () -> workshop.control().lookUps().size() >= times);
        long[] arrivals =
                workshop.control().lookUps().stream()
                        .mapToLong(entry -> entry.path("arrived_nanos").asLong())
                        .toArray();
        double[] gaps =
                IntStream.range(1, times)
                        .mapToDouble(i -> (arrivals[i] - arrivals[i - 1]) / 1e9)
                        .sorted()
                        .toArray();
        // A machine that stands still once makes one gap long and the next one short; early or
        // late most of the time would be the worker.
        assertThat(gaps[(gaps.length - 1) / 2]).isGreaterThan(seconds * 0.8);
        assertThat(gaps[gaps.length / 2]).isLessThan(seconds * 1.05 + SLACK_SECONDS);
    }
}
