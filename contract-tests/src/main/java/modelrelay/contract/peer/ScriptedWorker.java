/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;
import modelrelay.contract.tap.AnswerCheck;
import modelrelay.contract.tap.FrameCheck;
import modelrelay.contract.tap.Taps;

/** A worker played by the suite: does what a scenario says, and otherwise only answers pings. */
public final class ScriptedWorker implements AutoCloseable {
    /** The protocol version of the contract. */
    public static final String VERSION = "2026-04-bridge-v1";

    /** An upgrade that is not answered within this is not going to be. */
    private static final int SILENCE_MILLIS = 15_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Taps taps;
    private final Link link;
    private final HttpHead answer;
    private final WireSession session;
    private final Set<String> held = new LinkedHashSet<>();
    private volatile boolean silent;
    private volatile int externalLoad;
    private int markers;

    /**
     * Connects; does not register yet.
     *
     * @param target path and query of the connect endpoint
     */
    public ScriptedWorker(String name, int port, String target, List<Header> headers, Taps taps) {
        this.name = name;
        this.taps = taps;
        try {
            this.link = Link.to(port);
            link.giveUpAfter(SILENCE_MILLIS);
            this.answer = Upgrade.ask(link, port, target, headers);
            link.giveUpAfter(0);
        } catch (IOException refused) {
            throw new AssertionError(
                    "the server refuses the connection of " + name + ": " + refused.getMessage(),
                    refused);
        }
        AnswerCheck.shared()
                .faults("GET", target, answer.status(), "")
                .forEach(taps.findings()::program);
        this.session = new WireSession(name, link, FrameCheck.Sender.WORKER, taps, this::onMessage);
        if (answer.status() == 101) {
            session.start();
        }
    }

    private void onMessage(WireSession.Message message) {
        switch (message.type()) {
            case "request" -> {
                synchronized (this) {
                    held.add(message.requestId());
                }
            }
            case "cancel" -> {
                synchronized (this) {
                    held.remove(message.requestId());
                }
            }
            case "ping" -> {
                if (!silent) {
                    session.send(pong(message));
                }
            }
            default -> {}
        }
    }

    private ObjectNode pong(WireSession.Message ping) {
        ObjectNode pong = message("pong").put("current_load", load());
        if (ping.json().has("timestamp_unix_ms")) {
            pong.set("timestamp_unix_ms", ping.json().get("timestamp_unix_ms"));
        }
        return pong;
    }

    private synchronized int load() {
        return held.size() + externalLoad;
    }

    private static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** A register message, to be changed or sent. */
    public ObjectNode registration(List<String> models, int slots) {
        ObjectNode register = message("register").put("worker_name", name);
        models.forEach(register.putArray("models")::add);
        return register.put("max_concurrent", slots)
                .put("protocol_version", VERSION)
                .put("current_load", 0);
    }

    /** Registers. */
    public void register(List<String> models, int slots) {
        session.send(registration(models, slots));
    }

    /** Replaces the list of models. */
    public void updateModels(List<String> models) {
        ObjectNode update = message("models_update");
        models.forEach(update.putArray("models")::add);
        session.send(update.put("current_load", load()));
    }

    /** Says in a pong that it is busy with that many requests of others. */
    public void reportExternalLoad(int load) {
        externalLoad = load;
        session.send(message("pong").put("current_load", load()));
    }

    /** Sends one piece of an answer. */
    public void chunk(String requestId, String text) {
        session.send(message("response_chunk").put("request_id", requestId).put("chunk", text));
    }

    /** Ends a stream. */
    public void endStream(String requestId) {
        ended(requestId);
        session.send(
                message("response_complete").put("request_id", requestId).put("status_code", 200));
    }

    /** Answers in one piece. */
    public void complete(String requestId, int status, String contentType, String body) {
        ended(requestId);
        ObjectNode complete =
                message("response_complete")
                        .put("request_id", requestId)
                        .put("status_code", status);
        complete.putObject("headers").put("content-type", contentType);
        session.send(complete.put("body", body));
    }

    /** Reports that a request failed. */
    public void error(String requestId) {
        ended(requestId);
        session.send(
                message("error")
                        .put("request_id", requestId)
                        .put("code", "backend_error")
                        .put("message", "the model fell over"));
    }

    /** Asks to drain, with numbers if wanted; needs the capability. */
    public void drain(Map<String, Integer> numbers) {
        ObjectNode drain = message("drain").put("reason", "maintenance");
        numbers.forEach(drain::put);
        session.send(drain);
    }

    /** Forgets a request, as a message for it has just been sent. */
    public synchronized void ended(String requestId) {
        held.remove(requestId);
    }

    /** Answers no pings from now on. */
    public void fallSilent() {
        silent = true;
    }

    /** Sends a WebSocket ping with a payload of its own and returns that payload. */
    public String mark() {
        String payload = name + "-mark-" + ++markers;
        session.sendFrame(new Frame(true, Frame.PING, payload.getBytes(StandardCharsets.UTF_8)));
        return payload;
    }

    /** Requests that arrived so far, oldest first. */
    public List<WireSession.Message> requests() {
        return session.messages("request");
    }

    /** The request that carries a marker in its body, if it arrived here. */
    public Optional<WireSession.Message> request(String marker) {
        return requests().stream()
                .filter(request -> request.json().path("body").asText().contains(marker))
                .reduce((first, second) -> second);
    }

    /** Whether it holds a request: dispatched here, and neither ended nor cancelled. */
    public boolean holds(String marker) {
        return request(marker).map(request -> isHeld(request.requestId())).orElse(false);
    }

    private synchronized boolean isHeld(String requestId) {
        return session.ending().isEmpty() && held.contains(requestId);
    }

    /** Ids of the requests that it holds, oldest first. */
    public synchronized List<String> held() {
        return new ArrayList<>(held);
    }

    /** The server's ack, once it has arrived. */
    public Optional<WireSession.Message> ack() {
        return session.messages("register_ack").stream().findFirst();
    }

    /** What the server answered to the request for an upgrade. */
    public HttpHead upgradeAnswer() {
        return answer;
    }

    /** The connection as messages. */
    public WireSession session() {
        return session;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** Is lost: the connection is reset. */
    public void vanish() {
        session.vanish();
        synchronized (this) {
            held.clear();
        }
        taps.journal().changed();
    }

    @Override
    public void close() {
        link.close();
    }
}
