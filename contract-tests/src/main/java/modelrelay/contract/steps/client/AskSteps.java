/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.scene.Scene;

/** Clients that ask in a special way: with a field of their own, on any route, with a size. */
public final class AskSteps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;

    /** Steps of one scenario. */
    public AskSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client asks for a {route} of {string} as {request}")
    public void asksAs(Route route, String model, String request) {
        var _ = scene.send(request, scene.ask(route, model, request, false));
    }

    @When("a client gets {string} as {request}")
    public void getsAs(String target, String request) {
        var _ = scene.send(request, Ask.get(target));
    }

    @When("a client asks for a {route} of {string} with the field {string} as {word}")
    public void asksWithField(Route route, String model, String field, String value)
            throws JsonProcessingException {
        ObjectNode body = route.body(model, scene.marker(Scene.THE_REQUEST));
        body.set(field, JSON.readTree(value));
        var _ = scene.send(Scene.THE_REQUEST, Ask.post(route.path(), body.toString()));
    }

    @When("a client asks for a {route} of {string} without the field {string}")
    public void asksWithoutField(Route route, String model, String field) {
        ObjectNode body = route.body(model, scene.marker(Scene.THE_REQUEST));
        body.remove(field);
        var _ = scene.send(Scene.THE_REQUEST, Ask.post(route.path(), body.toString()));
    }

    @When("a client asks for a {route} of {string} with a body of {int} bytes")
    public void asksWithSize(Route route, String model, int size) {
        Ask ask = scene.ask(route, model, Scene.THE_REQUEST, false);
        byte[] body = Arrays.copyOf(ask.body(), size);
        Arrays.fill(body, ask.body().length, size, (byte) ' ');
        var _ = scene.send(Scene.THE_REQUEST, ask.withBody(body));
    }

    @When("a client sends a {route} that is no HTTP request")
    public void sendsNoHttp(Route route) {
        var bad = new Ask("PO(ST", route.path(), List.of(), new byte[0], false);
        var _ = scene.send(Scene.THE_REQUEST, bad);
    }

    @Given("{request} for a {route} of {string} has been requeued {int} times")
    public void requeued(String request, Route route, String model, int times) {
        asksAs(route, model, request);
        for (int i = 1; i <= times; i++) {
            var worker = scene.registered("lost-" + i, List.of(model), 1);
            var _ = scene.awaitDispatch(request, () -> worker);
            worker.vanish();
        }
    }

    @When("a client sends a {route} with a header that nobody reads, {int} bytes long")
    public void sendsLongHeader(Route route, int length) {
        Ask ask = scene.ask(route, "llama", Scene.THE_REQUEST, false);
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) 'x');
        Exchange _ =
                scene.send(
                        Scene.THE_REQUEST,
                        ask.with("X-Long", new String(value, StandardCharsets.US_ASCII)));
    }
}
