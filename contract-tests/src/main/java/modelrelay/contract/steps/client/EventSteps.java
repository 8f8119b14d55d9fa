/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.StreamEvent;
import modelrelay.contract.scene.Scene;

/** Streams of all dialects, and the one error event with which they may end. */
public final class EventSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public EventSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("{request} for a streamed {route} of {string} has received {string} from {string}")
    public void begun(String request, Route route, String model, String text, String worker) {
        var _ = scene.send(request, scene.ask(route, model, request, true));
        answersAPiece(request, text, worker);
    }

    @Given("{request} for a {route} of {string} has received {string} from {string}")
    public void begunUnary(String request, Route route, String model, String text, String worker) {
        var _ = scene.send(request, scene.ask(route, model, request, false));
        answersAPiece(request, text, worker);
    }

    private void answersAPiece(String request, String text, String worker) {
        String id = scene.awaitDispatch(request, () -> scene.worker(worker)).requestId();
        String piece = text.translateEscapes();
        scene.worker(worker).chunk(id, piece);
        scene.patience()
                .until(
                        request + " receives " + text,
                        () -> scene.exchange(request).text().equals(piece));
    }

    @When("the worker of {request} sends an event of {int} bytes")
    public void sendsEvent(String request, int bytes) {
        var worker = scene.holderOf(request);
        String id = worker.request(scene.marker(request)).orElseThrow().requestId();
        worker.chunk(id, "data: " + "x".repeat(bytes - 8) + "\n\n");
    }

    @Then("the stream of {request} ends with one {route} error")
    public void endsWithError(String request, Route route) {
        StreamEvent last = lastEvent(request);
        switch (route) {
            case CHAT_COMPLETION, COMPLETION, EMBEDDING -> isOpenAi(last.json());
            case RESPONSE -> {
                assertThat(last.name()).isEqualTo("error");
                assertThat(last.json().path("type").asText()).isEqualTo("error");
                assertThat(last.json().path("code").asText()).isNotBlank();
                assertThat(last.json().path("message").asText()).isNotBlank();
                assertThat(last.json().has("param")).isTrue();
                isOpenAiError(last.json().path("error"));
            }
            case MESSAGE, TOKEN_COUNT -> {
                assertThat(last.name()).isEqualTo("error");
                assertThat(last.json().path("type").asText()).isEqualTo("error");
                assertThat(last.json().at("/error/type").asText()).isNotBlank();
                assertThat(last.json().at("/error/message").asText()).isNotBlank();
            }
        }
    }

    private static void isOpenAi(JsonNode data) {
        assertThat(keys(data)).containsExactly("error");
        isOpenAiError(data.path("error"));
    }

    private static void isOpenAiError(JsonNode error) {
        assertThat(keys(error)).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("type").asText()).isNotBlank();
        assertThat(error.path("param").isNull()).isTrue();
        assertThat(error.path("code").asText()).isNotBlank();
    }

    private static Stream<String> keys(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey);
    }

    @Then("the stream of {request} ends with one {route} error {string}")
    public void endsWithError(String request, Route route, String code) {
        endsWithError(request, route);
        JsonNode data = lastEvent(request).json();
        String found = data.at(route == Route.MESSAGE ? "/error/type" : "/error/code").asText();
        assertThat(found).as("what the error event is called: %s", data).isEqualTo(code);
        if (route == Route.RESPONSE) {
            assertThat(data.path("code").asText()).isEqualTo(code);
        }
    }

    @Then("the stream of {request} ends with the error {string}")
    public void endsWithError(String request, String code) {
        endsWithError(request, Route.CHAT_COMPLETION, code);
    }

    @Then("the stream of {request} ends with the Anthropic error {string}")
    public void endsWithAnthropicError(String request, String type) {
        endsWithError(request, Route.MESSAGE, type);
    }

    @Then("the stream of {request} ends with an event of its own")
    public void endsWithOwnEvent(String request) {
        assertThat(lastEvent(request).json().has("error"))
                .as("whether the last event holds nothing but an error: %s", ended(request).text())
                .isTrue();
    }

    private StreamEvent lastEvent(String request) {
        String text = ended(request).text();
        assertThat(text)
                .as("the stream, which has no usual end")
                .doesNotContain("[DONE]", "message_stop", "response.completed");
        List<StreamEvent> events = StreamEvent.in(text);
        assertThat(events.stream().filter(StreamEvent::isError))
                .as("error events in the stream: %s", text)
                .hasSize(1);
        assertThat(events.getLast().isError() && StreamEvent.endsBetween(text))
                .as("whether the last event is an error in the stream: %s", text)
                .isTrue();
        return events.getLast();
    }

    private Exchange ended(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " ends", exchange::isEnded);
        return exchange;
    }

    @Then("the connection of {request} breaks")
    public void breaks(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience()
                .until(
                        () -> "the connection breaks, but it is " + exchange.state(),
                        () -> exchange.state() == Exchange.State.BROKEN);
    }

    @Then("the answer to {request} begins with {int}")
    public void begins(String request, int status) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " gets a head", exchange::hasHead);
        assertThat(exchange.head().status()).isEqualTo(status);
    }

    @Then("{request} has received the text {string} once")
    public void receivedOnce(String request, String text) {
        String all = ended(request).text();
        assertThat(all.split(java.util.regex.Pattern.quote(text), -1)).as(all).hasSize(2);
    }

    @Then("the answer to {request} never says {string}")
    public void neverSays(String request, String text) {
        assertThat(ended(request).text()).doesNotContain(text);
    }

    @Then("the stream of {request} ends with {string} after a comment")
    public void endsAfterComment(String request, String text) {
        String expected = text.translateEscapes();
        String all = ended(request).text();
        assertThat(all).startsWith(":").endsWith(expected);
        assertThat(StreamEvent.endsBetween(all.substring(0, all.length() - expected.length())))
                .as("whether it begins at a boundary of its own: %s", all)
                .isTrue();
        assertThat(all.split(java.util.regex.Pattern.quote(expected), -1)).hasSize(2);
    }
}
