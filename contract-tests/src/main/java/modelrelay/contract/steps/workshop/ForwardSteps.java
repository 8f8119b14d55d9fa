/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.ScriptedServer;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.steps.Words;
import org.jspecify.annotations.Nullable;

/** How a worker process passes requests on to its backend: bodies, headers and addresses. */
public final class ForwardSteps {
    private static final int MEBIBYTE = 1 << 20;

    private final Scene scene;
    private final Workshop workshop;
    private String sent = "";
    private @Nullable ScriptedServer proxy;

    /** Steps of one scenario. */
    public ForwardSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the worker process finds its backend below {string}")
    public void backendIsBelow(String path) {
        workshop.backendIsBelow(path);
    }

    @Given("the environment of the worker process names a proxy")
    public void environmentNamesProxy() {
        proxy = scene.enter(new ScriptedServer(scene.taps()));
        proxy.slamNext(Integer.MAX_VALUE);
        String url = "http://127.0.0.1:" + proxy.port();
        for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")) {
            workshop.configure(name, url);
            workshop.configure(name.toLowerCase(java.util.Locale.ROOT), url);
        }
        workshop.configure("NO_PROXY", "");
    }

    @Given("the backend redirects with {int} to {string}")
    public void redirects(int status, String location) {
        var answer = BackendControl.answer().put("status", status).put("body", "it has moved");
        answer.putObject("headers").put("location", location);
        workshop.script(answer);
    }

    @When("the server sends {request} with the body {string}")
    public void sendsBody(String request, String body) {
        send(request, Words.text(body));
    }

    @When("the server sends {request} with {int} MiB, all of them {string}")
    public void sendsLarge(String request, int mebibytes, String unit) {
        String start = "{\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":\"";
        String end = "\"}]}";
        int room = mebibytes * MEBIBYTE - start.length() - end.length();
        String filling = unit.repeat(room / unit.length());
        send(request, start + filling + end + " ".repeat(room - filling.length()));
    }

    private void send(String request, String body) {
        sent = body;
        // The body is the subject, so the mark by which the backend knows it is elsewhere.
        Ask ask = Ask.post(Route.CHAT_COMPLETION.path(), body);
        send(request, ask.with("x-fake-marker", scene.marker(request)));
    }

    private void send(String request, Ask ask) {
        scene.cue();
        workshop.server().request(Workshop.id(request), ask, "llama", false);
    }

    @When("the server sends {request} with the headers")
    public void sendsHeaders(String request, Map<String, String> headers) {
        Ask ask = scene.ask(Route.CHAT_COMPLETION, "llama", request, false);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            ask = ask.with(header.getKey(), header.getValue());
        }
        send(request, ask);
    }

    @When("the server sends {request} for {string}")
    public void sendsTarget(String request, String target) {
        String body = scene.ask(Route.CHAT_COMPLETION, "llama", request, false).text();
        send(request, Ask.post(target, body));
    }

    @Then("the backend got the body of {request} byte for byte")
    public void gotBody(String request) {
        byte[] bytes = sent.getBytes(UTF_8);
        JsonNode entry = seen(request);
        assertThat(entry.path("body_bytes").asInt()).isEqualTo(bytes.length);
        assertThat(entry.path("body_sha256").asText()).isEqualTo(sha256(bytes));
    }

    @Then("the backend got {request} with exactly the headers")
    public void gotHeaders(String request, Map<String, String> headers) {
        JsonNode got = seen(request).path("headers");
        headers.forEach((name, value) ->
                assertThat(got.path(name).valueStream().map(JsonNode::asText))
                        .as(name)
                        .containsExactly(value));
    }

    @Then("the backend has been asked for nothing else")
    public void askedForNothingElse() {
        assertThat(workshop.control().arrivals()).isEqualTo(1);
    }

    @Then("nobody has asked the proxy")
    public void nobodyAskedProxy() {
        assertThat(Objects.requireNonNull(proxy, "no proxy is named").arrivals()).isEmpty();
    }

    private JsonNode seen(String request) {
        String marker = scene.marker(request);
        scene.patience()
                .polling(
                        "the backend gets " + request,
                        () -> workshop.control().seen(marker).isPresent());
        return workshop.control().seen(marker).orElseThrow();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
