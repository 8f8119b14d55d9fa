/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Link;

/** One worker's connection, after the upgrade, passing through the host. */
final class FrameRelay {
    private static final double SWAP_PATIENCE_SECONDS = 0.3;

    private final Stage stage;
    private final Link worker;
    private final Link server;
    private final Lane toServer;
    private final Lane toWorker;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final Set<String> inFlight = new LinkedHashSet<>();
    private volatile String registration = "";

    FrameRelay(Stage stage, Link worker, Link server) {
        this.stage = stage;
        this.worker = worker;
        this.server = server;
        this.toServer = new Lane(server, true);
        this.toWorker = new Lane(worker, false);
        stage.enters(this);
    }

    /** The first message of the worker; empty before it. */
    String registration() {
        return registration;
    }

    /** Passes on what comes until the connection ends. */
    void run() {
        Thread.ofVirtual().start(() -> pump(worker, "worker"));
        pump(server, "server");
    }

    private void pump(Link in, String from) {
        var whole = new ByteArrayOutputStream();
        int opcode = Frame.TEXT;
        boolean fragmented;
        try {
            while (true) {
                Frame frame = Frame.read(in.in());
                if (frame.opcode() >= Frame.CLOSE) {
                    passes(from, new Message(frame.opcode(), frame.payload(), 0, false, false));
                    continue;
                }
                opcode = frame.opcode() == Frame.CONTINUATION ? opcode : frame.opcode();
                fragmented = !frame.fin() || frame.opcode() == Frame.CONTINUATION;
                whole.writeBytes(frame.payload());
                if (frame.fin()) {
                    passes(from, new Message(opcode, whole.toByteArray(), 0, false, fragmented));
                    whole.reset();
                }
            }
        } catch (IOException gone) {
            lost(from);
        }
    }

    private void lost(String from) {
        boolean ignored =
                stage.rules(Rule.Kind.LOSS).stream()
                        .anyMatch(rule -> rule.text("from").equals(from) && rule.is("ignore"));
        if (!ignored) {
            lane(from).end(stage.isRude());
        }
    }

    private Lane lane(String from) {
        return from.equals("worker") ? toServer : toWorker;
    }

    private void passes(String from, Message bare) {
        String type = bare.type();
        String id = bare.requestId();
        var message =
                new Message(
                        bare.opcode(),
                        bare.bytes(),
                        stage.count(type + " " + id),
                        isBusy(),
                        bare.fragmented());
        note(message, type, id);
        toServer.passed(type);
        toWorker.passed(type);
        stage.first(Rule.Kind.FRAME, "relay", rule -> applies(rule, from, type, message))
                .ifPresentOrElse(
                        rule -> new FrameDeed(stage, this, rule, from).doTo(message),
                        () -> lane(from).send(message, 1));
        passed.add(type);
    }

    private synchronized boolean isBusy() {
        return !inFlight.isEmpty();
    }

    private synchronized void note(Message message, String type, String id) {
        if (type.equals("register") && registration.isEmpty()) {
            registration = message.text();
        }
        if (type.equals("request")) {
            inFlight.add(id);
            stage.holds(id, message.text(), this);
        } else if (type.equals("response_complete")) {
            inFlight.remove(id);
        }
    }

    private boolean applies(Rule rule, String from, String type, Message message) {
        return rule.text("from").equals(from)
                && rule.matches("type", type)
                && rule.finds("has", message.text())
                && (!rule.has("after") || passed.stream().anyMatch(p -> rule.matches("after", p)))
                && message.earlier() >= rule.number("repeat")
                && (!rule.has("fragmented") || message.fragmented())
                && (!rule.has("busy") || rule.is("busy") == message.busy());
    }

    /** The direction in which a message of {@code from} goes. */
    Lane forward(String from) {
        return lane(from);
    }

    /** The opposite direction. */
    Lane back(String from) {
        return from.equals("worker") ? toWorker : toServer;
    }

    /** Breaks both ends. */
    void cut() {
        worker.reset();
        server.reset();
    }

    /** Swaps two messages, or sends the first when there is no second. */
    void swap(Lane lane, Message message) {
        if (lane.swap(message)) {
            stage.later(SWAP_PATIENCE_SECONDS, lane::unswap);
        }
    }

    /** A text of a rule with the values of this moment. */
    String fill(String text, Message message) {
        String id = message.requestId();
        ObjectNode json = JsonEdit.object(message.text());
        JsonNode time = json == null ? null : json.get("timestamp_unix_ms");
        return text.replace("{id}", id)
                .replace("{last}", stage.lastRequest())
                .replace("{n}", Integer.toString(stage.count("n")))
                .replace("{other}", other(id))
                .replace("{time}", time == null ? "0" : time.asText());
    }

    private synchronized String other(String id) {
        return inFlight.stream().filter(one -> !one.equals(id)).findFirst().orElse(id);
    }
}
