/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.peer.DeafAddress;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.steps.Words;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.Journal;

/** Backends that fail in every way, and how a worker process ends the requests that they had. */
public final class FaultSteps {
    /** What a shared machine may add to a time that the contract gives. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, (byte) 0xff};

    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public FaultSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the backend's address neither takes nor refuses connections")
    public void isDeaf() {
        var address = scene.enter(new DeafAddress());
        workshop.configure(Setting.BACKEND_URL, "http://127.0.0.1:" + address.port());
    }

    @Given("the backend fails with a {word} before it answers")
    public void failsAtOnce(String fault) {
        workshop.script(BackendControl.answer().put("fault", fault + "@head"));
    }

    @Given("the backend breaks its streams off with a {word} after the first token")
    public void breaksOff(String fault) {
        // Held first: a fault right behind a token may overtake it on the way to the worker.
        ObjectNode answer = tokens(4).put("fault", fault + "@token:2");
        answer.putArray("hold").add("token:2");
        workshop.script(answer);
    }

    @Given("the backend holds its streams after the first token, then breaks off with a {word}")
    public void holdsAndBreaksOff(String fault) {
        var answer = tokens(4).put("fault", fault + "@token:2");
        answer.putArray("hold").add("token:2");
        workshop.script(answer);
    }

    @Given("the backend falls silent in its streams")
    public void fallsSilent() {
        workshop.script(tokens(4).put("fault", "hang@token:2"));
    }

    @Given("the backend streams {int} tokens, {double} s apart")
    public void streamsSlowly(int tokens, double seconds) {
        workshop.script(tokens(tokens).put("tokens_per_second", 1 / seconds));
    }

    @Given("the backend streams without end")
    public void streamsWithoutEnd() {
        workshop.script(tokens(1_000_000).put("token_bytes", 100));
    }

    @Given("the backend streams {int} MB")
    public void streamsMuch(int megabytes) {
        workshop.script(tokens(megabytes * 1000).put("token_bytes", 1000));
    }

    @Given("the backend answers with a picture")
    public void answersPicture() {
        workshop.script(
                BackendControl.answer()
                        .put("status", 200)
                        .put("body_base64", Base64.getEncoder().encodeToString(PICTURE)));
    }

    @Given("the backend answers {string} in pieces of {int} byte(s)")
    public void answersInPieces(String body, int size) {
        workshop.script(pieces(body, size));
    }

    @Given("the backend streams {string} in pieces of {int} byte(s)")
    public void streamsInPieces(String body, int size) {
        ObjectNode answer = pieces(body, size);
        answer.putObject("headers").put("content-type", "text/event-stream");
        workshop.script(answer);
    }

    private static ObjectNode pieces(String body, int size) {
        return BackendControl.answer()
                .put("status", 200)
                .put("body", Words.text(body))
                .put("write_size", size);
    }

    private static ObjectNode tokens(int count) {
        return BackendControl.answer().put("tokens", count);
    }

    @When("the server sends {int} requests and cancels each at once")
    public void sendsAndCancels(int count) {
        for (int i = 1; i <= count; i++) {
            String request = "number " + i;
            var ask = scene.ask(Route.CHAT_COMPLETION, "llama", request, i % 2 == 0);
            workshop.server().request(Workshop.id(request), ask, "llama", i % 2 == 0);
            workshop.server().cancel(Workshop.id(request), "client_disconnect");
        }
    }

    @Then("the worker process has ended each of the {int} requests once")
    public void endedEachOnce(int count) {
        for (int i = 1; i <= count; i++) {
            var _ = workshop.end("number " + i);
        }
        workshop.fence();
        for (int i = 1; i <= count; i++) {
            assertThat(workshop.server().ends(Workshop.id("number " + i))).hasSize(1);
        }
    }

    @Then("the worker process has ended {request} once and said nothing more about it")
    public void endedOnce(String request) {
        WireSession.Message end = workshop.end(request);
        workshop.fence();
        List<WireSession.Message> all = workshop.server().about(Workshop.id(request));
        assertThat(workshop.server().ends(Workshop.id(request))).hasSize(1);
        assertThat(all.getLast()).isEqualTo(end);
    }

    @Then("the worker process ends {request} with {int} after {double} s")
    public void endsAfter(String request, int status, double seconds) {
        Duration due = Duration.ofNanos((long) (seconds * 1e9));
        WireSession.Message end = workshop.end(request);
        assertThat(end.json().path("status_code").asInt()).isEqualTo(status);
        took(due, request + " ends", scene.cueNanos(), end.nanos());
    }

    @Then("the worker process ends {request} with {int}, {double} s after its last piece")
    public void endsAfterSilence(String request, int status, double seconds) {
        Duration due = Duration.ofNanos((long) (seconds * 1e9));
        WireSession.Message end = workshop.end(request);
        assertThat(end.json().path("status_code").asInt()).isEqualTo(status);
        long last =
                workshop.server().about(Workshop.id(request)).stream()
                        .filter(message -> message.type().equals("response_chunk"))
                        .mapToLong(WireSession.Message::nanos)
                        .max()
                        .orElseThrow(() -> new AssertionError("there was no piece of " + request));
        // A busy machine may show the piece here long after the worker sent it, but never before
        // the request that it answers.
        assertThat(Duration.ofNanos(end.nanos() - sentNanos())).isGreaterThanOrEqualTo(due);
        scene.patience().within(due.plus(SLACK), request + " ends in time", last, end.nanos());
    }

    private long sentNanos() {
        return scene.journal().entries().stream()
                .filter(entry -> entry.leg() == Entry.Leg.WORKER)
                .filter(entry -> entry.text().contains("\"type\":\"request\""))
                .mapToLong(Entry::nanos)
                .min()
                .orElseThrow();
    }

    private void took(Duration due, String claim, long fromNanos, long toNanos) {
        assertThat(Duration.ofNanos(toNanos - fromNanos)).isGreaterThanOrEqualTo(due);
        scene.patience().within(due.plus(SLACK), claim + " in time", fromNanos, toNanos);
    }

    @Then("the worker process ends {request} with {int} and an OpenAI error for people")
    public void endsWithOpenAiError(String request, int status) {
        JsonNode body = error(request, status);
        assertThat(body.at("/error/type").asText()).isNotEmpty();
        assertThat(body.at("/error/code").asText()).isNotEmpty();
        assertThat(body.path("type").isMissingNode()).isTrue();
    }

    @Then("the worker process ends {request} with {int} and an Anthropic error for people")
    public void endsWithAnthropicError(String request, int status) {
        JsonNode body = error(request, status);
        assertThat(body.path("type").asText()).isEqualTo("error");
        assertThat(body.at("/error/type").asText()).isEqualTo("api_error");
    }

    private JsonNode error(String request, int status) {
        JsonNode end = workshop.end(request).json();
        assertThat(end.path("status_code").asInt()).as("%s", end).isEqualTo(status);
        JsonNode body = json(end.path("body").asText());
        assertThat(body.at("/error/message").asText())
                .as("a sentence, and nothing from inside")
                .matches("(?s)\\s*\\S+(\\s+\\S+){2,}\\s*")
                .doesNotContain("Exception", "java.", "Traceback", "panicked")
                .doesNotContain("\tat ", "\n    at ");
        return body;
    }

    private static JsonNode json(String text) {
        try {
            return Journal.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + text, broken);
        }
    }

    @Then("the worker process has streamed exactly {string} for {request}")
    public void streamedExactly(String text, String request) {
        var _ = workshop.end(request);
        assertThat(streamed(request)).isEqualTo(Words.text(text));
    }

    @Then("no piece of {request} holds a damaged character")
    public void noDamage(String request) {
        assertThat(streamed(request)).isNotEmpty().doesNotContain("\ufffd");
    }

    private String streamed(String request) {
        return workshop.server().about(Workshop.id(request)).stream()
                .map(message -> message.json().path("chunk").asText())
                .collect(Collectors.joining());
    }
}
