/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.tap.FrameCheck;
import modelrelay.contract.tap.Taps;

/**
 * A worker on a bare connection that remembers only what it holds, however long it lives.
 *
 * <p>Every message of the server is checked before the play hears of it. Once it has vanished it
 * hears nothing more, even of what had arrived already.
 */
final class SoakWorker implements AutoCloseable {
    /** The only model. */
    static final String MODEL = "llama";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a worker does about what it is told. */
    interface Play {
        /** A request or a cancel has arrived; called on the reading thread, in order. */
        void told(SoakWorker worker, JsonNode message);
    }

    private final String name;
    private final int slots;
    private final Link link;
    private final Taps taps;
    private final Play play;
    private final ReentrantLock sending = new ReentrantLock();
    private final Set<String> held = new HashSet<>();
    private String workerId = "";
    private boolean isGone;

    /** Connects and registers. */
    SoakWorker(String name, int port, int slots, Taps taps, Play play) {
        this.name = name;
        this.slots = slots;
        this.taps = taps;
        this.play = play;
        try {
            this.link = Link.to(port);
            HttpHead answer =
                    Upgrade.ask(
                            link,
                            port,
                            "/v1/worker/connect?provider=local",
                            List.of(new Header("X-Worker-Secret", RelayProcess.SECRET)));
            if (answer.status() != 101) {
                throw new AssertionError(name + " is answered " + answer.startLine());
            }
        } catch (IOException refused) {
            throw new AssertionError("the server refuses the connection of " + name, refused);
        }
        Thread.ofVirtual().start(this::receive);
        ObjectNode register = message("register").put("worker_name", name);
        register.putArray("models").add(MODEL);
        send(
                register.put("max_concurrent", slots)
                        .put("protocol_version", ScriptedWorker.VERSION)
                        .put("current_load", 0));
    }

    private static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private void receive() {
        var message = new ByteArrayOutputStream();
        try {
            while (true) {
                Frame frame = Frame.read(link.in());
                switch (frame.opcode()) {
                    case Frame.TEXT, Frame.CONTINUATION -> {
                        message.writeBytes(frame.payload());
                        if (frame.fin()) {
                            arrived(message.toString(StandardCharsets.UTF_8));
                            message.reset();
                        }
                    }
                    case Frame.PING -> write(new Frame(true, Frame.PONG, frame.payload()));
                    case Frame.PONG -> taps.journal().changed();
                    default -> {
                        lost(frame.closeCode() + " " + frame.closeReason());
                        return;
                    }
                }
            }
        } catch (IOException broken) {
            lost(String.valueOf(broken.getMessage()));
        }
    }

    private synchronized void lost(String why) {
        if (!isGone) {
            isGone = true;
            taps.findings().program(name + ": the server ended the connection: " + why);
        }
        taps.journal().changed();
    }

    private void arrived(String text) {
        FrameCheck.shared()
                .faults(FrameCheck.Sender.SERVER, text)
                .forEach(fault -> taps.findings().program(name + ": " + fault));
        JsonNode json = parse(text);
        synchronized (this) {
            if (!isGone) {
                understand(json);
            }
        }
        taps.journal().changed();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            return JSON.createObjectNode();
        }
    }

    private void understand(JsonNode json) {
        String id = json.path("request_id").asText();
        switch (json.path("type").asText()) {
            case "register_ack" -> workerId = json.path("worker_id").asText();
            case "ping" -> pong(json);
            case "request" -> {
                held.add(id);
                if (held.size() > slots) {
                    fault(held.size() + " in flight on " + slots + " slots");
                }
                play.told(this, json);
            }
            case "cancel" -> {
                held.remove(id);
                play.told(this, json);
            }
            default -> fault("not expected: " + json);
        }
    }

    /** Blames the server for what it did to this worker. */
    void fault(String what) {
        taps.findings().program(name + ": " + what);
    }

    private void pong(JsonNode ping) {
        ObjectNode pong = message("pong").put("current_load", held.size());
        if (ping.has("timestamp_unix_ms")) {
            pong.set("timestamp_unix_ms", ping.get("timestamp_unix_ms"));
        }
        send(pong);
    }

    /** Sends one piece of an answer. */
    void chunk(String requestId, String text) {
        send(message("response_chunk").put("request_id", requestId).put("chunk", text));
    }

    /** Ends a stream or a cancelled request. */
    void end(String requestId, int status) {
        forget(requestId);
        send(message("response_complete").put("request_id", requestId).put("status_code", status));
    }

    /** Answers in one piece. */
    void answer(String requestId, String body) {
        forget(requestId);
        ObjectNode complete =
                message("response_complete").put("request_id", requestId).put("status_code", 200);
        complete.putObject("headers").put("content-type", "application/json");
        send(complete.put("body", body));
    }

    private synchronized void forget(String requestId) {
        held.remove(requestId);
    }

    private void send(JsonNode message) {
        write(Frame.text(message.toString()));
    }

    private void write(Frame frame) {
        sending.lock();
        try {
            frame.writeMasked(link.out());
        } catch (IOException gone) {
            lost("while sending: " + gone.getMessage());
        } finally {
            sending.unlock();
        }
    }

    /** Whether the server has acknowledged it, or never will. */
    synchronized boolean isSettled() {
        return isGone || !workerId.isEmpty();
    }

    /** The id that the server has given it. */
    synchronized String workerId() {
        return workerId;
    }

    /** How many requests it holds. */
    synchronized int load() {
        return held.size();
    }

    /** Whether its connection has ended, from either side. */
    synchronized boolean isGone() {
        return isGone;
    }

    /** Vanishes without a word, by a reset or by the end of the connection. */
    void vanish(boolean byReset) {
        synchronized (this) {
            isGone = true;
        }
        if (byReset) {
            link.reset();
        } else {
            link.close();
        }
    }

    @Override
    public void close() {
        vanish(false);
    }
}
