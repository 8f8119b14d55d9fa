/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import modelrelay.contract.net.Frame;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.peer.ScriptedServer;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.FrameCheck;

/** The server that the suite plays, where it is old, odd or silent; and what workers make of it. */
public final class PlayedServerSteps {
    private static final String GREETING = "the very first frame";
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public PlayedServerSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("a server that acknowledges with nothing but what is required")
    public void acknowledgesBarely() {
        workshop.server().acknowledgeAs(ScriptedServer.AckForm.BARE);
    }

    @Given("a server that acknowledges with nulls")
    public void acknowledgesWithNulls() {
        workshop.server().acknowledgeAs(ScriptedServer.AckForm.NULLS);
    }

    @Given("a server with the capability {string}")
    public void hasCapability(String capability) {
        var fields = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        fields.putArray("capabilities").add(capability);
        workshop.server().acknowledgeWith(fields);
    }

    @Given("a server that pings before anything else")
    public void pingsFirst() {
        workshop.server().greetWith(ping(GREETING));
    }

    private static Frame ping(String payload) {
        return new Frame(true, Frame.PING, payload.getBytes(StandardCharsets.UTF_8));
    }

    @Then("the worker process has answered that ping")
    public void hasAnsweredGreeting() {
        hasPong(GREETING);
    }

    @Then("the worker process answers a WebSocket ping of {string}")
    public void answersPing(String payload) {
        workshop.server().session().sendFrame(ping(payload));
        hasPong(payload);
    }

    private void hasPong(String payload) {
        scene.patience()
                .until("the pong arrives", () -> workshop.server().session().hasPong(payload));
    }

    @When("the server sends the worker process in {int} fragments with pings between them")
    public void sendsInFragments(int count, String text) {
        workshop.server().session().sendInFragments(text, count);
    }

    @Then("the first message of the worker process is {string}")
    public void firstMessage(String type) {
        assertThat(workshop.server().session().messages().getFirst().type()).isEqualTo(type);
    }

    @Then("the worker process has sent the messages {names} as the contract has them")
    public void hasSent(List<String> types) {
        WireSession session = workshop.server().session();
        for (String type : types) {
            scene.patience()
                    .until(
                            "the worker process sends a " + type,
                            () -> !session.messages(type).isEmpty());
        }
        assertThat(scene.journal().entries())
                .noneMatch(entry ->
                        entry.author() == Entry.Author.PROGRAM
                                && entry.kind() == Entry.Kind.BINARY);
        assertThat(session.messages())
                .allSatisfy(message ->
                        assertThat(
                                        FrameCheck.shared()
                                                .faults(FrameCheck.Sender.WORKER, message.text()))
                                .as(message.text())
                                .isEmpty());
    }

    @Then("the worker process has sent no null")
    public void hasSentNoNull() {
        assertThat(workshop.server().session().messages())
                .allSatisfy(message ->
                        assertThat(message.json().valueStream())
                                .as(message.text())
                                .noneMatch(value -> value.isNull()));
    }

    @Then("no chunk of the worker process carries a head")
    public void noHeads() {
        assertThat(chunks()).isNotEmpty().noneMatch(PlayedServerSteps::hasHead);
    }

    @Then("only the first of several chunks of the worker process carries a head")
    public void firstHeadOnly() {
        assertThat(chunks()).hasSizeGreaterThan(1);
        assertThat(chunks().getFirst().json().path("status_code").asInt()).isEqualTo(200);
        assertThat(chunks().getFirst().json().at("/headers/content-type").asText())
                .startsWith("text/event-stream");
        assertThat(chunks().stream().skip(1)).noneMatch(PlayedServerSteps::hasHead);
    }

    private List<WireSession.Message> chunks() {
        return workshop.server().session().messages("response_chunk");
    }

    private static boolean hasHead(WireSession.Message chunk) {
        return chunk.json().has("status_code") || chunk.json().has("headers");
    }

    @Then("the worker process says nothing about the request {string}")
    public void saysNothingAbout(String id) {
        workshop.fence();
        assertThat(workshop.server().about(id)).isEmpty();
    }

    @Then("the worker process has said nothing about {request}")
    public void hasSaidNothingAbout(String request) {
        workshop.fence();
        assertThat(workshop.server().about(Workshop.id(request)))
                .as("what the worker process said about %s", request)
                .isEmpty();
    }

    @Then("the worker process has streamed nothing more of {request} after its end")
    public void streamedNothingAfterEnd(String request) {
        // A ping of WebSocket is no fence: libraries answer it before the program has read it.
        workshop.fence();
        assertThat(workshop.server().about(Workshop.id(request)).getLast().type())
                .isEqualTo("response_complete");
    }

    @Then("the worker process has ended {request} once")
    public void hasEndedOnce(String request) {
        workshop.fence();
        assertThat(workshop.server().ends(Workshop.id(request))).hasSize(1);
    }

    @Given("the backend streams without an end")
    public void streamsWithoutEnd() {
        workshop.script(
                BackendControl.answer().put("tokens", 1_000_000).put("tokens_per_second", 500));
    }

    @When("the server pings {int} times with a time")
    public void pings(int count) {
        for (int i = 1; i <= count; i++) {
            workshop.server().tell("ping", Map.of("timestamp_unix_ms", (long) i));
        }
    }

    @Then("the worker process has sent exactly {int} pongs, each with a load of {int}")
    public void hasSentPongs(int count, int load) {
        WireSession session = workshop.server().session();
        scene.patience().until(count + " pongs", () -> session.messages("pong").size() >= count);
        workshop.fence();
        assertThat(session.messages("pong"))
                .as("pongs, with that of the fence")
                .hasSize(count + 1)
                .allSatisfy(pong ->
                        assertThat(pong.json().path("current_load").asInt()).isEqualTo(load));
        assertThat(session.messages("pong"))
                .extracting(pong -> pong.json().path("timestamp_unix_ms").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @When("the server falls silent, to WebSocket pings too")
    public void fallsMute() {
        workshop.server().session().fallMute();
    }

    @Then("the worker process reconnects {int} s after the server's last word")
    public void reconnectsAfter(int seconds) {
        Duration silence = Duration.ofSeconds(seconds);
        scene.patience()
                .atLeast(
                        silence,
                        "the worker process reconnects",
                        () -> workshop.server().hasRegistrations(2));
        long last = lastWord();
        long again = workshop.server().registrations().get(1).nanos();
        assertThat(Duration.ofNanos(again - last))
                .as("silence before it reconnects")
                .isGreaterThanOrEqualTo(silence);
        scene.patience().within(silence.plus(SLACK), "it registers again", last, again);
    }

    @Then("the worker process asks the server with a WebSocket ping within {int} s")
    public void asksWithin(int seconds) {
        WireSession session = workshop.server().session();
        scene.patience()
                .atLeast(
                        Duration.ofSeconds(seconds),
                        "the worker process sends a WebSocket ping",
                        () -> session.pings() > 0);
    }

    @Then("the worker process has sent no frame above {int} MiB")
    public void hasSentNoFrameAbove(int mebibytes) {
        assertThat(workshop.server().session().largestFrame())
                .as("bytes of the largest frame of the worker process")
                .isLessThanOrEqualTo(mebibytes << 20);
    }

    private long lastWord() {
        return scene.journal().entries().stream()
                .filter(entry -> entry.connection().equals("worker-1"))
                .filter(entry -> entry.author() == Entry.Author.KIT)
                .filter(entry -> entry.kind() == Entry.Kind.TEXT)
                .mapToLong(Entry::nanos)
                .max()
                .orElseThrow();
    }
}
