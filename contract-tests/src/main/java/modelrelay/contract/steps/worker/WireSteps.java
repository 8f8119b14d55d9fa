/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.List;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** The worker connection as frames: right ones, odd ones, wrong ones. */
public final class WireSteps {
    private static final String CONNECT = "/v1/worker/connect";

    private final Scene scene;

    /** Steps of one scenario. */
    public WireSteps(Scene scene) {
        this.scene = scene;
    }

    @When("worker {string} connects to {string}")
    public void connectsTo(String worker, String target) {
        var _ = scene.connectTo(worker, target, secret(RelayProcess.SECRET));
    }

    @When("worker {string} connects to {string} without a secret")
    public void connectsWithoutSecret(String worker, String target) {
        var _ = scene.connectTo(worker, target, List.of());
    }

    @When("worker {string} connects with the secret {string}")
    public void connectsWithSecret(String worker, String secret) {
        var _ = scene.connectTo(worker, CONNECT, secret(secret));
    }

    @When("worker {string} connects to {string} with the secret {string}")
    public void connectsToWithSecret(String worker, String target, String secret) {
        var _ = scene.connectTo(worker, target, secret(secret));
    }

    @When("{int} workers connect with a wrong secret")
    public void manyConnectWrongly(int count) {
        for (int i = 1; i <= count; i++) {
            String name = "intruder-" + i;
            var intruder = scene.connectTo(name, CONNECT, secret("wrong"));
            scene.patience()
                    .until(name + " is closed", () -> intruder.session().ending().isPresent());
        }
    }

    private static List<Header> secret(String secret) {
        return List.of(new Header("X-Worker-Secret", secret));
    }

    @Then("the upgrade of {string} is answered {int}")
    public void upgradeIsAnswered(String worker, int status) {
        assertThat(scene.worker(worker).upgradeAnswer().status()).isEqualTo(status);
    }

    @When("worker {string} registers")
    public void registers(String worker) {
        scene.worker(worker).register(List.of("llama"), 1);
    }

    @When("worker {string} sends")
    public void sends(String worker, String text) {
        scene.worker(worker).session().sendUnchecked(scene.withIds(text));
    }

    @When("worker {string} sends in {int} fragments with pings between them")
    public void sendsInFragments(String worker, int count, String text) {
        scene.worker(worker).session().sendInFragments(scene.withIds(text), count);
    }

    @When("worker {string} sends a binary message")
    public void sendsBinary(String worker) {
        scene.worker(worker)
                .session()
                .sendFrame(new Frame(true, Frame.BINARY, new byte[] {1, 2, 3}));
    }

    @When("worker {string} sends a text message that is not UTF-8")
    public void sendsBadText(String worker) {
        byte[] bytes = {'{', '"', 't', (byte) 0xc3, '(', '"', ':', '1', '}'};
        scene.worker(worker).session().sendFrame(new Frame(true, Frame.TEXT, bytes));
    }

    @When("worker {string} sends a message of {int} MiB")
    public void sendsBig(String worker, int mebibytes) {
        byte[] bytes = new byte[mebibytes << 20];
        Arrays.fill(bytes, (byte) ' ');
        scene.worker(worker).session().sendFrame(new Frame(true, Frame.TEXT, bytes));
    }

    @Then("worker {string} has got no frame above {int} MiB")
    public void hasGotNoFrameAbove(String worker, int mebibytes) {
        assertThat(scene.worker(worker).session().largestFrame())
                .as("bytes of the largest frame to %s", worker)
                .isLessThanOrEqualTo(mebibytes << 20);
    }

    @Then("the ack of {string} has {string} {string}")
    public void ackHas(String worker, String field, String value) {
        assertThat(ack(worker).path(field).asText()).isEqualTo(value);
    }

    @Then("the ack of {string} has no {string}")
    public void ackHasNo(String worker, String field) {
        assertThat(ack(worker).has(field)).as(field + " in " + ack(worker)).isFalse();
    }

    @Then("the ack of {string} lists nothing but {names} as {string}")
    public void ackListsNothingBut(String worker, List<String> values, String field) {
        assertThat(listed(worker, field)).doesNotHaveDuplicates().isSubsetOf(values);
    }

    @Then("the acks of {string} and {string} list the same {string}")
    public void acksListTheSame(String one, String other, String field) {
        assertThat(listed(one, field)).hasSameElementsAs(listed(other, field));
    }

    private List<String> listed(String worker, String field) {
        JsonNode list = ack(worker).path(field);
        assertThat(list.isArray()).as("a list of " + field + " in " + ack(worker)).isTrue();
        return list.valueStream().map(JsonNode::asText).toList();
    }

    @Then("the ack of {string} lists {int} models")
    public void ackListsSome(String worker, int count) {
        assertThat(ack(worker).path("models")).hasSize(count);
    }

    @Then("the ack of {string} carries a warning")
    public void ackWarns(String worker) {
        assertThat(ack(worker).path("warnings")).as("a warning in " + ack(worker)).isNotEmpty();
    }

    private JsonNode ack(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        scene.patience().until("the ack arrives", () -> scripted.ack().isPresent());
        return scripted.ack().orElseThrow().json();
    }

    @Then("worker {string} gets a pong for its ping")
    public void getsPong(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        String mark = scripted.mark();
        scene.patience().until("the pong arrives", () -> scripted.session().hasPong(mark));
    }

    @Given("worker {string} registers with {int} models")
    public void registersMany(String worker, int count) {
        List<String> models =
                java.util.stream.IntStream.rangeClosed(1, count).mapToObj(i -> "m" + i).toList();
        scene.worker(worker).register(models, 1);
    }

    @Then("{request} arrives on {string} with {string} at {string}")
    public void messageHas(String request, String worker, String value, String pointer) {
        assertThat(message(request, worker).at(pointer).asText()).isEqualTo(value);
    }

    @Then("{request} arrives on {string} without {string}")
    public void messageHasNo(String request, String worker, String pointer) {
        assertThat(message(request, worker).at(pointer).isMissingNode())
                .as("nothing at " + pointer)
                .isTrue();
    }

    @Then("{request} arrives on {string} with the client's body byte for byte")
    public void messageCarriesBody(String request, String worker) {
        assertThat(message(request, worker).path("body").asText())
                .isEqualTo(scene.exchange(request).ask().text());
    }

    private JsonNode message(String request, String worker) {
        return scene.awaitDispatch(request, () -> scene.worker(worker)).json();
    }

    @Then("worker {string} gets that body byte for byte")
    public void getsThatBody(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        scene.patience().until("a request arrives", () -> !scripted.requests().isEmpty());
        assertThat(scripted.requests().getFirst().json().path("body").asText())
                .isEqualTo(scene.exchange(Scene.THE_REQUEST).ask().text());
    }

    @Then("{request} arrives on {string} with the headers")
    public void arrivesWithHeaders(String request, String worker, DataTable headers) {
        JsonNode seen = message(request, worker).path("headers");
        headers.cells()
                .forEach(row ->
                        assertThat(seen.path(row.get(0)).asText())
                                .as(row.get(0))
                                .isEqualTo(row.get(1)));
    }

    @Then("{request} arrives on {string} without the headers {names}")
    public void arrivesWithoutHeaders(String request, String worker, List<String> names) {
        JsonNode seen = message(request, worker).path("headers");
        assertThat(seen.propertyStream())
                .extracting(java.util.Map.Entry::getKey)
                .doesNotContainAnyElementsOf(names);
    }
}
