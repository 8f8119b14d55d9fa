/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.List;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.scene.Scene;

/** The health of the server: what it says, and what it keeps to itself. */
public final class HealthSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public HealthSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the answer to {request} has a text at {string}")
    public void hasText(String request, String pointer) {
        JsonNode value = ended(request).json().at(pointer);
        assertThat(value.isTextual()).as("a text at %s, found: %s", pointer, value).isTrue();
        assertThat(value.asText()).isNotBlank();
    }

    @Then("the answer to {request} has a number with a fraction at {string}")
    public void hasFraction(String request, String pointer) {
        JsonNode value = ended(request).json().at(pointer);
        assertThat(value.isFloatingPointNumber())
                .as("a number with a fraction at %s, found: %s", pointer, value)
                .isTrue();
    }

    @Then("the number at {string} of {request} is higher than that of {request}")
    public void isHigher(String pointer, String later, String earlier) {
        assertThat(ended(later).json().at(pointer).asDouble())
                .isGreaterThan(ended(earlier).json().at(pointer).asDouble());
    }

    @Then("the answer to {request} says nothing of worker {string} and its models {names}")
    public void saysNothingOf(String request, String worker, List<String> models) {
        var words = new ArrayList<>(models);
        words.add(worker);
        words.add(scene.worker(worker).ack().orElseThrow().json().path("worker_id").asText("none"));
        assertThat(ended(request).text()).doesNotContain(words);
    }

    private Exchange ended(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " is answered", exchange::isEnded);
        return exchange;
    }
}
