/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Locale;
import java.util.Map;
import modelrelay.contract.scene.Scene;

/** Dispatches: how often, to whom, and with which headers. */
public final class DispatchSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public DispatchSteps(Scene scene) {
        this.scene = scene;
    }

    @When("{request} is in flight somewhere by now")
    public void isInFlightSomewhere(String request) {
        String marker = scene.marker(request);
        scene.patience()
                .until(
                        request + " is in flight",
                        () -> scene.workers().stream().anyMatch(worker -> worker.holds(marker)));
    }

    @Then("exactly one worker has got {request}, once")
    public void hasGotOnce(String request) {
        String marker = scene.marker(request);
        scene.fence();
        assertThat(
                        scene.workers().stream()
                                .flatMap(worker -> worker.requests().stream())
                                .filter(message -> message.text().contains(marker)))
                .hasSize(1);
    }

    @Then("every header of {request} on {string} has a name in lower case")
    public void lowerCase(String request, String worker) {
        JsonNode message = scene.awaitDispatch(request, () -> scene.worker(worker)).json();
        assertThat(message.path("headers").propertyStream())
                .extracting(Map.Entry::getKey)
                .isNotEmpty()
                .allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }
}
