/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** What the backend offers, and what a worker process makes of it. */
public final class OfferSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public OfferSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @When("the backend offers {names}")
    public void offers(List<String> models) {
        workshop.control().models(models);
    }

    @When("the worker process has looked up its models {int} times")
    public void hasLookedUp(int times) {
        scene.patience()
                .polling(times + " look-ups", () -> workshop.control().modelLookUps() >= times);
    }

    @When("the worker process looks up its models {int} times more")
    public void looksUpAgain(int times) {
        hasLookedUp(workshop.control().modelLookUps() + times);
    }

    @Then("the worker process updates its models to {names}")
    public void updates(List<String> models) {
        scene.patience()
                .until(
                        "an update to " + models,
                        () -> !updates().isEmpty() && models(updates().getLast()).equals(models));
    }

    @Then("the worker process has sent {int} update(s) of its models")
    public void hasSent(int count) {
        assertThat(updates()).hasSize(count);
    }

    private List<WireSession.Message> updates() {
        return workshop.server().session().messages("models_update");
    }

    private static List<String> models(WireSession.Message update) {
        return update.json().path("models").valueStream().map(JsonNode::asText).toList();
    }
}
