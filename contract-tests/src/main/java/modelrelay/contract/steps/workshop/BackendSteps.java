/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Optional;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** The backend behind worker processes: what it answers, when, and what it saw. */
public final class BackendSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public BackendSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the backend answers {int} {string}")
    public void answers(int status, String body) {
        workshop.script(BackendControl.answer().put("status", status).put("body", body));
    }

    @Given("the backend says {string}")
    public void says(String text) {
        workshop.script(BackendControl.answer().put("text", text));
    }

    @Given("the backend says {string} and cuts every character in two")
    public void saysInHalves(String text) {
        workshop.script(BackendControl.answer().put("text", text).put("split_characters", true));
    }

    @Given("the backend holds its answers")
    public void holdsAnswers() {
        workshop.script(holding("head"));
    }

    @Given("the backend holds its answer {string}")
    public void holdsAnswer(String body) {
        workshop.script(holding("head").put("status", 200).put("body", body));
    }

    @Given("the backend holds its streams after the first token")
    public void holdsStreams() {
        workshop.script(holding("token:2").put("tokens", 4));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode holding(String position) {
        var answer = BackendControl.answer();
        answer.putArray("hold").add(position);
        return answer;
    }

    @Given("the backend resets the connection of {request} after the first token")
    public void resets(String request) {
        workshop.control()
                .script(
                        scene.marker(request),
                        BackendControl.answer().put("tokens", 4).put("fault", "reset@token:2"));
    }

    @Given("the backend is down")
    public void isDown() {
        workshop.backendIsDown();
    }

    @When("the backend goes on with {request}")
    public void goesOn(String request) {
        workshop.control().releaseAll(scene.marker(request));
    }

    @When("the backend goes on with {request}, if its connection still stands")
    public void goesOnIfOpen(String request) {
        workshop.control().releaseWhatIsOpen(scene.marker(request));
    }

    @Then("the backend has {request}")
    public void has(String request) {
        scene.patience().polling("the backend gets " + request, () -> seen(request).isPresent());
    }

    @Then("the backend has {request} within {int} ms")
    public void hasWithin(String request, int millis) {
        has(request);
        long arrived = seen(request).orElseThrow().path("arrived_nanos").asLong();
        scene.patience()
                .within(
                        Duration.ofMillis(millis),
                        request + " is on the backend",
                        scene.cueNanos(),
                        arrived);
    }

    @Then("the backend never got {request}")
    public void neverGot(String request) {
        assertThat(seen(request)).isEmpty();
    }

    @Then("the backend sees that nobody waits for {request} any more")
    public void isAborted(String request) {
        scene.patience()
                .polling(
                        "the backend connection of " + request + " closes",
                        () ->
                                seen(request)
                                        .map(entry -> entry.path("outcome").asText())
                                        .orElse("")
                                        .equals("aborted"));
    }

    @Then("the backend got {request} at {string}")
    public void gotAt(String request, String path) {
        has(request);
        assertThat(seen(request).orElseThrow().path("path").asText()).isEqualTo(path);
    }

    @Then("the backend got {request} with the header {string} {string}")
    public void gotHeader(String request, String header, String value) {
        has(request);
        assertThat(seen(request).orElseThrow().path("headers").path(header).path(0).asText())
                .isEqualTo(value);
    }

    private Optional<JsonNode> seen(String request) {
        return workshop.control().seen(scene.marker(request));
    }

    @Then("the backend got {request} once")
    public void gotOnce(String request) {
        assertThat(workshop.control().all(scene.marker(request))).hasSize(1);
    }

    @Then("the client has got exactly what the backend sent for {request}")
    public void gotAll(String request) {
        assertThat(scene.exchange(request).body())
                .isEqualTo(workshop.passedAnswer(scene.marker(request)))
                .isNotEmpty();
    }
}
