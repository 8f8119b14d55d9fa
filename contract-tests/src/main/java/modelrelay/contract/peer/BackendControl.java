/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import modelrelay.contract.net.Link;
import modelrelay.contract.program.Probe;

/**
 * The control API of the fake backend: what it shall answer, when, and what it saw.
 *
 * <p>Requests are told apart by their marker, so one backend can serve several scenarios.
 */
public final class BackendControl {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MODELS = "/v1/models";

    /** Of the suite's own backend: it waits for its gates itself, and some bodies are large. */
    private static final int SILENCE_MILLIS = 30_000;

    private final int port;

    /** Controls the backend on a port of this machine. */
    public BackendControl(int port) {
        this.port = port;
    }

    /** An answer's knobs, to be filled. */
    public static ObjectNode answer() {
        return JSON.createObjectNode();
    }

    /**
     * Makes requests with a marker be answered in a certain way; the first script that matches
     * wins.
     */
    public void script(String marker, ObjectNode answer) {
        ObjectNode script = JSON.createObjectNode();
        script.putObject("match").put("marker", marker);
        script.set("answer", answer);
        expect(201, "POST", "/__control/scripts", script.toString());
    }

    /** Makes look-ups of the list of models be answered in a certain way, so often. */
    public void scriptLookUps(int times, ObjectNode answer) {
        ObjectNode script = JSON.createObjectNode().put("times", times);
        script.putObject("match").put("path", MODELS);
        script.set("answer", answer);
        expect(201, "POST", "/__control/scripts", script.toString());
    }

    /** Changes the list of {@code /v1/models}. */
    public void models(List<String> names) {
        ObjectNode list = JSON.createObjectNode();
        names.forEach(list.putArray("models")::add);
        expect(200, "PUT", "/__control/models", list.toString());
    }

    /** Lets requests with a marker go on past the gate at which they wait. */
    public void release(String marker, int times) {
        expect(200, "POST", "/__control/release?await_ms=10000&count=" + times + of(marker), "");
    }

    /** Lets requests with a marker go on past all gates. */
    public void releaseAll(String marker) {
        expect(200, "POST", "/__control/release?all=true" + of(marker), "");
    }

    /** Lets requests with a marker go on past all gates; those that are gone stay gone. */
    public void releaseWhatIsOpen(String marker) {
        var _ = Probe.send(port, "POST", "/__control/release?all=true" + of(marker), "");
    }

    /** Cuts the connections of open requests with a marker by a reset. */
    public void reset(String marker) {
        expect(200, "POST", "/__control/cut?how=reset" + of(marker), "");
    }

    /** What the backend saw of the newest request with a marker. */
    public Optional<JsonNode> seen(String marker) {
        return all(marker).stream().reduce((first, second) -> second);
    }

    /** What the backend saw of all requests with a marker, oldest first. */
    public List<JsonNode> all(String marker) {
        JsonNode found = expect(200, "GET", "/__control/journal?count=1" + of(marker), "");
        return found.path("entries").valueStream().toList();
    }

    /** What the backend saw of requests for its list of models, oldest first. */
    public List<JsonNode> lookUps() {
        return expect(200, "GET", "/__control/journal?path=" + MODELS, "")
                .path("entries")
                .valueStream()
                .toList();
    }

    /** How often the list of models was asked for. */
    public int modelLookUps() {
        return lookUps().size();
    }

    /** Lets look-ups of models go on past all gates. */
    public void releaseLookUps() {
        expect(200, "POST", "/__control/release?all=true&path=" + MODELS, "");
    }

    /** How many requests of any kind have arrived. */
    public int arrivals() {
        return expect(200, "GET", "/__control/journal?body=false", "").path("entries").size();
    }

    private static String of(String marker) {
        return "&marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8);
    }

    private JsonNode expect(int status, String method, String target, String body) {
        Probe.Answer answer = ask(method, target, body);
        if (answer.status() != status) {
            throw new IllegalStateException(
                    "backend: " + method + " " + target + ": " + answer.body());
        }
        return answer.json();
    }

    private Probe.Answer ask(String method, String target, String body) {
        try (Link link = Link.to(port)) {
            link.giveUpAfter(SILENCE_MILLIS);
            return Probe.over(link, method, target, body);
        } catch (IOException gone) {
            // Without its cause: trouble with a connection would be blamed on the program.
            throw new IllegalStateException("the backend is gone: " + gone);
        }
    }
}
