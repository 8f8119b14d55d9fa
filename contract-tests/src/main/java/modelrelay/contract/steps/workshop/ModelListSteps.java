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
import java.util.stream.Stream;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** What worker processes offer their server. */
public final class ModelListSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public ModelListSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @When("the backend changes its models to {names}")
    public void changesModels(List<String> models) {
        workshop.control().models(models);
    }

    @Then("the worker process has registered for {names}")
    public void hasRegisteredFor(List<String> models) {
        assertThat(offers("register")).first().isEqualTo(models);
    }

    @Then("the worker process sends a list of the models {names}")
    public void sendsList(List<String> models) {
        scene.patience()
                .until(
                        "the models are " + models,
                        () ->
                                Stream.of("register", "models_update")
                                        .flatMap(type -> offers(type).stream())
                                        .anyMatch(models::equals));
    }

    private List<List<String>> offers(String type) {
        return workshop.server().session().messages(type).stream()
                .map(message ->
                        message.json().path("models").valueStream().map(JsonNode::asText).toList())
                .toList();
    }
}
