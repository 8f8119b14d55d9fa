/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.util.List;
import modelrelay.contract.peer.ErrorAnswer;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.scene.Scene;

/** Errors: their form, their words, and what they must not tell. */
public final class ErrorSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public ErrorSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("{request} is refused with {int} {string} of type {string}")
    public void isRefused(String request, int status, String code, String type) {
        error(request).is(status, code, type);
    }

    @Then("{request} is refused in the dialect of its route")
    public void isRefusedInDialect(String request) {
        error(request).hasForm();
    }

    @Then("{request} is refused in JSON")
    public void isRefusedInJson(String request) {
        Exchange exchange = ended(request);
        assertThat(exchange.head().header("content-type").orElse(""))
                .as("content-type of an error with the body: %s", exchange.text())
                .startsWith("application/json");
        assertThat(exchange.json().at("/error/message").asText()).isNotBlank();
    }

    @Then("the error of {request} has the type {string}")
    public void hasType(String request, String type) {
        ErrorAnswer error = error(request);
        assertThat(error.type())
                .as("/error/type in the body: %s", ended(request).text())
                .isEqualTo(type);
    }

    @Then("the error of {request} names the id in its header")
    public void namesId(String request) {
        assertThat(ended(request).head().all("x-request-id"))
                .as("x-request-id beside the body: %s", ended(request).text())
                .containsExactly(ended(request).json().path("request_id").asText());
    }

    @Then("the error of {request} leaks nothing")
    public void leaksNothing(String request) {
        error(request).leaksNothing();
    }

    @Then("the error of {request} does not say {names}")
    public void doesNotSay(String request, List<String> texts) {
        assertThat(ended(request).text()).doesNotContain(texts);
    }

    @Then("the answer to {request} allows {string} and not {string}")
    public void allows(String request, String method, String other) {
        assertThat(ended(request).head().lists("allow", method)).as("allow: " + method).isTrue();
        assertThat(ended(request).head().lists("allow", other)).as("allow: " + other).isFalse();
    }

    @Then("the answer to {request} says in how many whole seconds to come back")
    public void saysWhen(String request) {
        assertThat(ended(request).head().header("retry-after"))
                .as("retry-after")
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]{0,5}"));
    }

    @Then("the answer to {request} has its wire id as its only {string}")
    public void hasWireId(String request, String header) {
        scene.patience().until("a head arrives", scene.exchange(request)::hasHead);
        String named = request.equals(Scene.THE_REQUEST) ? request : "request \"" + request + "\"";
        assertThat(scene.exchange(request).head().all(header))
                .as(header)
                .containsExactly(scene.withIds("{" + named + "}"));
    }

    private ErrorAnswer error(String request) {
        return new ErrorAnswer(ended(request));
    }

    private Exchange ended(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " is answered", exchange::isEnded);
        return exchange;
    }
}
