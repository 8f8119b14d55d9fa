/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Locale;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.scene.Scene;

/** Pages of other origins: what a browser asks for them, and what they are allowed. */
public final class CorsSteps {
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";

    private final Scene scene;

    /** Steps of one scenario. */
    public CorsSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a page of {string} gets {string}")
    public void gets(String origin, String target) {
        var _ = scene.send(Scene.THE_REQUEST, Ask.get(target).with("Origin", origin));
    }

    @When("a page of {string} asks for a {route} of {string}")
    public void asks(String origin, Route route, String model) {
        Ask ask = scene.ask(route, model, Scene.THE_REQUEST, false);
        var _ = scene.send(Scene.THE_REQUEST, ask.with("Origin", origin));
    }

    @When("a page of {string} asks for a streamed {route} of {string}")
    public void asksForStream(String origin, Route route, String model) {
        Ask ask = scene.ask(route, model, Scene.THE_REQUEST, true);
        var _ = scene.send(Scene.THE_REQUEST, ask.with("Origin", origin));
    }

    @When("a page of {string} sends a {route} with the body")
    public void sends(String origin, Route route, String body) {
        var _ = scene.send(Scene.THE_REQUEST, Ask.post(route.path(), body).with("Origin", origin));
    }

    @When("the browser of a page of {string} asks whether it may send a {route} with {names}")
    public void preflight(String origin, Route route, List<String> headers) {
        var ask =
                new Ask("OPTIONS", route.path(), List.of(), new byte[0], false)
                        .with("Origin", origin)
                        .with("Access-Control-Request-Method", "POST")
                        .with("Access-Control-Request-Headers", String.join(", ", headers));
        var _ = scene.send(Scene.THE_REQUEST, ask);
    }

    @Then("the page {string} may read the answer to {request}")
    public void mayRead(String origin, String request) {
        assertThat(head(request).all(ALLOW_ORIGIN))
                .as(ALLOW_ORIGIN)
                .isIn(List.of(origin), List.of("*"));
    }

    @Then("the page may not read the answer to {request}")
    public void mayNotRead(String request) {
        assertThat(head(request).all(ALLOW_ORIGIN)).as(ALLOW_ORIGIN).isEmpty();
    }

    @Then("the answer to {request} says nothing about other origins")
    public void saysNothing(String request) {
        assertThat(head(request).headers())
                .noneMatch(
                        one -> one.name().toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Then("the browser is told that it may send a POST with {names}")
    public void maySend(List<String> headers) {
        HttpHead head = head(Scene.THE_REQUEST);
        assertThat(head.status()).as("status of the answer to OPTIONS").isBetween(200, 299);
        String methods = "access-control-allow-methods";
        assertThat(head.lists(methods, "POST") || head.lists(methods, "*"))
                .as("%s lists POST: %s", methods, head.all(methods))
                .isTrue();
        // A star would not do: it never stands for authorization.
        String names = "access-control-allow-headers";
        assertThat(headers)
                .as("listed in %s: %s", names, head.all(names))
                .allMatch(name -> head.lists(names, name));
    }

    private HttpHead head(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until("a head arrives", exchange::hasHead);
        return exchange.head();
    }
}
