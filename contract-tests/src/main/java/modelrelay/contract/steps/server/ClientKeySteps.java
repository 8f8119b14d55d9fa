/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Route;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** Keys of clients: made, shown, taken away, and used where they do not belong. */
public final class ClientKeySteps {
    private static final Header TOKEN =
            new Header("Authorization", "Bearer " + RelayProcess.ADMIN_TOKEN);

    /** A key as its maker sees it once. */
    private record Key(String id, String secret) {}

    private final Scene scene;
    private final Map<String, Key> keys = new HashMap<>();

    /** Steps of one scenario. */
    public ClientKeySteps(Scene scene) {
        this.scene = scene;
    }

    @Given("an operator has given out the key {string}")
    public void give(String name) {
        Probe.Answer answer = act("POST", "/admin/keys", "{\"name\":\"" + name + "\"}", 201);
        keys.put(
                name,
                new Key(answer.json().path("id").asText(), answer.json().path("secret").asText()));
    }

    @When("an operator has taken back the key {string}")
    public void takeBack(String name) {
        var _ = act("DELETE", "/admin/keys/" + key(name).id(), "", 204);
    }

    private Probe.Answer act(String method, String target, String body, int status) {
        Probe.Answer answer = scene.call(method, target, body, TOKEN);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private Key key(String name) {
        return keys.getOrDefault(name, new Key("", name));
    }

    @When("a client with the key {string} asks for a {route} of {string}")
    public void asksAsBearer(String name, Route route, String model) {
        send(route, model, "Authorization", "Bearer " + key(name).secret());
    }

    @When("a client with the x-api-key {string} asks for a {route} of {string}")
    public void asksWithApiKey(String name, Route route, String model) {
        send(route, model, "X-Api-Key", key(name).secret());
    }

    private void send(Route route, String model, String header, String value) {
        Ask ask = scene.ask(route, model, Scene.THE_REQUEST, false);
        var _ = scene.send(Scene.THE_REQUEST, ask.with(header, value));
    }

    @When(
            "a client with the key {string} and the x-api-key {string} asks for a {route} of {string}")
    public void asksWithBoth(String bearer, String apiKey, Route route, String model) {
        Ask ask =
                scene.ask(route, model, Scene.THE_REQUEST, false)
                        .with("Authorization", "Bearer " + key(bearer).secret())
                        .with("X-Api-Key", key(apiKey).secret());
        var _ = scene.send(Scene.THE_REQUEST, ask);
    }

    @When("worker {string} connects with the client key {string}")
    public void connects(String worker, String name) {
        var _ =
                scene.connectTo(
                        worker,
                        "/v1/worker/connect",
                        List.of(new Header("X-Worker-Secret", key(name).secret())));
    }

    @When("worker {string} connects with the client key {string} in its query")
    public void connectsByQuery(String worker, String name) {
        var _ =
                scene.connectTo(
                        worker,
                        "/v1/worker/connect?worker_secret=" + key(name).secret(),
                        List.of());
    }

    @When("worker {string} connects with the client key {string} as a client would")
    public void connectsAsClient(String worker, String name) {
        var _ =
                scene.connectTo(
                        worker,
                        "/v1/worker/connect",
                        List.of(new Header("Authorization", "Bearer " + key(name).secret())));
    }

    @Then("the request on {string} holds nothing of the key {string}")
    public void holdsNothing(String worker, String name) {
        String text = scene.awaitDispatch(Scene.THE_REQUEST, () -> scene.worker(worker)).text();
        assertThat(text).doesNotContain(key(name).secret());
    }
}
