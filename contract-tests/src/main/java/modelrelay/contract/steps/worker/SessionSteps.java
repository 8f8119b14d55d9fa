/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.FixedKnob;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.FrameCheck;

/** Sessions of scripted workers: what they offer, and what the server's side looks like. */
public final class SessionSteps {
    /** Fields and messages of the capabilities, which only a peer that negotiated them may see. */
    private static final List<String> EXTENSIONS =
            List.of("capabilities", "drain", "status_code", "response_head");

    /** Counters differ in a digit or two, random ids nearly everywhere. */
    private static final int LEAST_DIFFERENCES = 8;

    private final Scene scene;

    /** Steps of one scenario. */
    public SessionSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("worker {string} serves {names} with the capability {string}")
    public void servesWithCapability(String worker, List<String> models, String capability) {
        ScriptedWorker scripted = scene.connect(worker);
        ObjectNode register = scripted.registration(models, 2);
        register.putArray("capabilities").add(capability);
        scripted.session().send(register);
        scene.patience().until("the ack arrives", () -> scripted.ack().isPresent());
        JsonNode granted = scripted.ack().orElseThrow().json().path("capabilities");
        if (granted.isMissingNode()) {
            throw new FixedKnob("needs the capability " + capability + ", which is not granted");
        }
        assertThat(granted.valueStream()).extracting(JsonNode::asText).containsExactly(capability);
    }

    @When("worker {string} registers with {string} and a model name of {int} characters {string}")
    public void registersLongName(String worker, String model, int length, String character) {
        scene.worker(worker).register(List.of(model, character.repeat(length)), 1);
    }

    @Then("worker {string} has got the messages {names} as the contract has them")
    public void hasGot(String worker, List<String> types) {
        WireSession session = scene.worker(worker).session();
        for (String type : types) {
            scene.patience()
                    .until(worker + " gets a " + type, () -> !session.messages(type).isEmpty());
        }
        assertThat(binary(worker)).isEmpty();
        assertThat(session.messages())
                .allSatisfy(message ->
                        assertThat(
                                        FrameCheck.shared()
                                                .faults(FrameCheck.Sender.SERVER, message.text()))
                                .as(message.text())
                                .isEmpty());
    }

    private List<Entry> binary(String connection) {
        return scene.journal().entries().stream()
                .filter(entry -> entry.connection().equals(connection))
                .filter(entry -> entry.author() == Entry.Author.PROGRAM)
                .filter(entry -> entry.kind() == Entry.Kind.BINARY)
                .toList();
    }

    @Then("no message to {string} holds a null")
    public void holdsNoNull(String worker) {
        scene.fence();
        assertThat(scene.worker(worker).session().messages())
                .allSatisfy(message -> assertThat(nulls(message.json())).isEmpty());
    }

    private static List<String> nulls(JsonNode node) {
        var found = new ArrayList<String>();
        node.propertyStream()
                .forEach(field -> {
                    if (field.getValue().isNull()) {
                        found.add(field.getKey());
                    }
                    found.addAll(nulls(field.getValue()));
                });
        return found;
    }

    @Then("workers {names} have seen exactly the same")
    public void haveSeenTheSame(List<String> workers) {
        workers.forEach(worker ->
                scene.patience()
                        .until(
                                worker + " is closed",
                                () -> scene.worker(worker).session().ending().isPresent()));
        assertThat(workers).extracting(this::seen).containsOnly(seen(workers.getFirst()));
    }

    /** Everything that a worker can see but the times and what its own key makes of the answer. */
    private String seen(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        Map<String, String> headers = new TreeMap<>();
        for (Header header : scripted.upgradeAnswer().headers()) {
            headers.put(header.name().toLowerCase(Locale.ROOT), header.value());
        }
        headers.remove("sec-websocket-accept");
        headers.remove("date");
        headers.remove("x-request-id");
        var ending = scripted.session().ending().orElseThrow();
        return scripted.upgradeAnswer().startLine()
                + headers
                + scripted.session().messages()
                + ending.code()
                + ending.reason();
    }

    @Then("worker {string} is closed {int} s after it connected")
    public void isClosedAfter(String worker, int seconds) {
        Duration due = Duration.ofSeconds(seconds);
        long opened = scene.cueNanos();
        WireSession session = scene.worker(worker).session();
        scene.patience()
                .atLeast(
                        due, "worker " + worker + " is closed", () -> session.ending().isPresent());
        long closed = session.ending().orElseThrow().nanos();
        assertThat(Duration.ofNanos(closed - opened)).isGreaterThanOrEqualTo(due);
        scene.patience().within(due.plusSeconds(1), "it is closed", opened, closed);
    }

    @When("worker {string} connects and says nothing")
    public void connectsSilently(String worker) {
        // a server that has yet to start is not what is measured
        assertThat(scene.server().port()).isPositive();
        scene.cue();
        var _ = scene.connect(worker);
    }

    @Then("the ids of workers {names} cannot be told from each other")
    public void idsOfWorkers(List<String> workers) {
        areUnguessable(
                workers.stream()
                        .map(w -> scene.worker(w).ack().orElseThrow().json())
                        .map(ack -> ack.path("worker_id").asText())
                        .toList());
    }

    @Then("the ids of requests {names} cannot be told from each other")
    public void idsOfRequests(List<String> requests) {
        areUnguessable(
                requests.stream()
                        .map(name -> scene.withIds("{request \"" + name + "\"}"))
                        .toList());
    }

    private static void areUnguessable(List<String> ids) {
        assertThat(ids).doesNotHaveDuplicates();
        for (int i = 1; i < ids.size(); i++) {
            assertThat(differences(ids.get(i - 1), ids.get(i)))
                    .as(ids.get(i - 1) + " and " + ids.get(i))
                    .isGreaterThanOrEqualTo(LEAST_DIFFERENCES);
        }
    }

    private static long differences(String one, String other) {
        int common = Math.min(one.length(), other.length());
        return IntStream.range(0, common).filter(i -> one.charAt(i) != other.charAt(i)).count();
    }

    @When("{request} is cancelled at {string}")
    public void isCancelled(String request, String worker) {
        ScriptedWorker holder = scene.worker(worker);
        scene.patience()
                .until(
                        request + " is cancelled",
                        () -> !holder.session().messages("cancel").isEmpty());
    }

    @Then("{request} is cancelled at {string} for a reason of the contract")
    public void isCancelledForKnownReason(String request, String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        String id = scripted.request(scene.marker(request)).orElseThrow().requestId();
        WireSession session = scripted.session();
        scene.patience()
                .until(
                        request + " is cancelled",
                        () ->
                                session.messages("cancel").stream()
                                        .anyMatch(cancel -> cancel.requestId().equals(id)));
        assertThat(session.messages("cancel"))
                .allSatisfy(cancel ->
                        assertThat(
                                        FrameCheck.shared()
                                                .faults(FrameCheck.Sender.SERVER, cancel.text()))
                                .as(cancel.text())
                                .isEmpty());
    }

    @Then("worker {string} has got nothing that belongs to a capability")
    public void hasNothingOfCapabilities(String worker) {
        scene.fence();
        assertThat(scene.worker(worker).session().messages())
                .allSatisfy(message -> {
                    assertThat(message.type()).isNotIn(EXTENSIONS);
                    assertThat(message.json().propertyStream())
                            .extracting(Map.Entry::getKey)
                            .doesNotContainAnyElementsOf(EXTENSIONS);
                });
    }

    @Then("worker {string} has got no {string}")
    public void hasGotNo(String worker, String type) {
        scene.fence();
        assertThat(scene.worker(worker).session().messages(type)).isEmpty();
    }

    @Then("the ack of {string} carries no warning")
    public void ackCarriesNoWarning(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        scene.patience().until("the ack arrives", () -> scripted.ack().isPresent());
        assertThat(scripted.ack().orElseThrow().json().path("warnings")).isEmpty();
    }
}
