/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.StreamEvent;
import modelrelay.contract.scene.Scene;

/** Clients: asking, being answered, going away. */
public final class ClientSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public ClientSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client asks for {string}")
    public void asks(String model) {
        send(Scene.THE_REQUEST, Route.CHAT_COMPLETION, model, false);
    }

    @When("a client asks for a stream of {string}")
    public void asksForStream(String model) {
        send(Scene.THE_REQUEST, Route.CHAT_COMPLETION, model, true);
    }

    @When("a client asks for {string} as {request}")
    public void asksAs(String model, String request) {
        send(request, Route.CHAT_COMPLETION, model, false);
    }

    @When("a client asks for a {route} of {string}")
    public void asksFor(Route route, String model) {
        send(Scene.THE_REQUEST, route, model, false);
    }

    @When("a client asks for a streamed {route} of {string}")
    public void asksForStreamed(Route route, String model) {
        send(Scene.THE_REQUEST, route, model, true);
    }

    @Given("a client that does not read asks for a stream of {string}")
    public void asksWithoutReading(String model) {
        var _ =
                scene.sendWithoutReading(
                        Scene.THE_REQUEST,
                        scene.ask(Route.CHAT_COMPLETION, model, Scene.THE_REQUEST, true));
    }

    private void send(String request, Route route, String model, boolean stream) {
        var _ = scene.send(request, scene.ask(route, model, request, stream));
    }

    @When("a client gets {string}")
    public void gets(String target) {
        var _ = scene.send(Scene.THE_REQUEST, Ask.get(target));
    }

    @When("a client sends a {route} with the body")
    public void sendsBody(Route route, String body) {
        var _ = scene.send(Scene.THE_REQUEST, Ask.post(route.path(), body));
    }

    @When("the client of {request} goes away")
    public void goesAway(String request) {
        scene.cue();
        scene.exchange(request).disconnect();
    }

    @When("the client of {request} resets its connection")
    public void resets(String request) {
        scene.cue();
        scene.exchange(request).reset();
    }

    @When("the clients of requests {names} go away")
    public void goAway(List<String> requests) {
        requests.forEach(this::goesAway);
    }

    @Then("{request} is answered")
    public void isAnswered(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " is answered", exchange::isEnded);
    }

    @Then("{request} is answered {int}")
    public void isAnswered(String request, int status) {
        Exchange exchange = ended(request);
        assertThat(exchange.head().status())
                .as("status of the answer with the body: %s", exchange.text())
                .isEqualTo(status);
    }

    @Then("{request} is answered with another status than {int}")
    public void isAnsweredOtherwise(String request, int status) {
        Exchange exchange = ended(request);
        assertThat(exchange.head().status())
                .as("status of the answer with the body: %s", exchange.text())
                .isNotEqualTo(status);
    }

    @Then("{request} is answered {int} {string}")
    public void isAnsweredWithCode(String request, int status, String code) {
        isAnswered(request, status);
        Exchange exchange = scene.exchange(request);
        assertThat(exchange.json().at("/error/code").asText())
                .as("/error/code in the body: %s", exchange.text())
                .isEqualTo(code);
    }

    @Then("{request} is answered {int} of type {string}")
    public void isAnsweredWithType(String request, int status, String type) {
        isAnswered(request, status);
        Exchange exchange = scene.exchange(request);
        assertThat(exchange.json().at("/error/type").asText())
                .as("/error/type in the body: %s", exchange.text())
                .isEqualTo(type);
    }

    @Then("{request} is answered {int} with exactly {string}")
    public void isAnsweredExactly(String request, int status, String body) {
        isAnswered(request, status);
        assertThat(scene.exchange(request).text()).isEqualTo(body.translateEscapes());
    }

    @Then("requests {names} are answered {int}")
    public void areAnswered(List<String> requests, int status) {
        requests.forEach(request -> isAnswered(request, status));
    }

    private Exchange ended(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " is answered", exchange::isEnded);
        return exchange;
    }

    @Then("{request} has received {string}")
    public void hasReceived(String request, String text) {
        String expected = text.translateEscapes();
        Exchange exchange = scene.exchange(request);
        scene.patience()
                .until(
                        () -> request + " receives " + expected + " but has " + exchange.text(),
                        () -> exchange.text().equals(expected));
    }

    @Then("{request} is not answered yet")
    public void isOpen(String request) {
        scene.fence();
        assertThat(scene.exchange(request).state()).isEqualTo(Exchange.State.OPEN);
    }

    @Then("{request} has no answer at all yet")
    public void hasNoHead(String request) {
        scene.fence();
        assertThat(scene.exchange(request).hasHead()).as("an answer").isFalse();
    }

    @Then("the answer to {request} has {string} {string}")
    public void hasHeader(String request, String header, String value) {
        scene.patience().until("a head arrives", scene.exchange(request)::hasHead);
        assertThat(scene.exchange(request).head().header(header)).as(header).contains(value);
    }

    @Then("the answer to {request} has {string} among its {string}")
    public void lists(String request, String word, String header) {
        scene.patience().until("a head arrives", scene.exchange(request)::hasHead);
        HttpHead head = scene.exchange(request).head();
        assertThat(head.lists(header, word))
                .as("%s in %s: %s", word, header, head.all(header))
                .isTrue();
    }

    /** Parameters count only where they are asked for. */
    @Then("the answer to {request} has the media type {string}")
    public void hasMediaType(String request, String type) {
        scene.patience().until("a head arrives", scene.exchange(request)::hasHead);
        String found = scene.exchange(request).head().header("content-type").orElse("");
        assertThat(type.contains(";") ? found : found.split(";", 2)[0].strip())
                .as("content-type")
                .isEqualToIgnoringCase(type);
    }

    @Then("the answer to {request} has a {string}")
    public void hasHeader(String request, String header) {
        scene.patience().until("a head arrives", scene.exchange(request)::hasHead);
        assertThat(scene.exchange(request).head().header(header)).as(header).isPresent();
    }

    @Then("the stream of {request} ends after {string}")
    public void endsAfter(String request, String text) {
        assertThat(ended(request).text()).isEqualTo(text.translateEscapes());
    }

    @Then("{request} is answered one of {string}")
    public void isAnsweredOneOf(String request, String statuses) {
        Exchange exchange = ended(request);
        assertThat(statuses.split(", ")).contains(Integer.toString(exchange.head().status()));
    }

    @Then("{request} receives a comment")
    public void receivesComment(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience()
                .until(
                        request + " receives a comment",
                        () ->
                                exchange.text().startsWith(":")
                                        && StreamEvent.endsBetween(exchange.text()));
    }

    @When("one client asks for {string} three times on one connection")
    public void asksThreeTimes(String model) {
        asksAs(model, "again");
        answerWhereItIs("again");
        Exchange first = scene.exchange("again");
        for (int i = 2; i <= 3; i++) {
            asksAs(model, "again");
            answerWhereItIs("again");
            assertThat(scene.exchange("again").sharesConnectionWith(first))
                    .as("the connection stays usable after an answer")
                    .isTrue();
        }
    }

    @When("{int} clients ask for {string} one after the other")
    public void askOneAfterTheOther(int count, String model) {
        for (int i = 1; i <= count; i++) {
            asksAs(model, "number " + i);
            answerWhereItIs("number " + i);
        }
    }

    @When("one client gets {string} and asks for {string} on one connection")
    public void asksAfterAnError(String target, String model) {
        var refused = scene.send("again", Ask.get(target));
        scene.patience().until("the error is there", refused::isEnded);
        asksAs(model, "again");
        assertThat(scene.exchange("again").sharesConnectionWith(refused))
                .as("the connection stays usable after an error")
                .isTrue();
        answerWhereItIs("again");
    }

    private void answerWhereItIs(String request) {
        String marker = scene.marker(request);
        scene.patience()
                .until(
                        request + " is in flight",
                        () -> scene.workers().stream().anyMatch(worker -> worker.holds(marker)));
        var worker = scene.holderOf(request);
        String id = worker.request(marker).orElseThrow().requestId();
        worker.complete(id, 200, "application/json", "{}");
        isAnswered(request, 200);
    }

    @When("a client asks for a stream of {string} as {request}")
    public void asksForStreamAs(String model, String request) {
        send(request, Route.CHAT_COMPLETION, model, true);
    }

    @Then("{request} has received something")
    public void hasReceivedSomething(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience()
                .until(request + " receives something", () -> exchange.firstByteNanos() > 0);
    }

    @Then("the stream of {request} holds the text {string}")
    public void holdsText(String request, String text) {
        assertThat(ended(request).deltas()).isEqualTo(text);
    }
}
