/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the worker protocol that hold in every scenario, whatever it is about.
 *
 * <p>Fed with every message of every worker connection, in the order of each connection. A message
 * of the suite changes the state but is never blamed. Thread-safe.
 */
public final class Invariants {
    private static final int MAX_DISPATCHES = 4;

    /** One request as all connections together have seen it. */
    private static final class Request {
        private int dispatches;
        private String holder = "";
        private boolean ended;
    }

    /** One connection of a worker. */
    private static final class Connection {
        private int slots = 1;
        private boolean acknowledged;
        private final Set<String> models = new HashSet<>();
        private final Set<String> held = new HashSet<>();
        private final Set<String> everHeld = new HashSet<>();
        private final Set<String> cancelled = new HashSet<>();
        private final Set<String> terminated = new HashSet<>();
    }

    /** A request that went to another connection while the first still seemed to hold it. */
    private record Move(String request, String from, String to) {}

    private final Findings findings;
    private final List<Move> moves = new ArrayList<>();
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Connection> connections = new HashMap<>();

    /** Invariants that report to {@code findings}. */
    public Invariants(Findings findings) {
        this.findings = findings;
    }

    /** A message of the server has passed on a connection. */
    public synchronized void fromServer(String connection, JsonNode message, boolean judged) {
        if (!judged) {
            playedServer(connection, message);
            return;
        }
        Connection c = connection(connection);
        String id = message.path("request_id").asText();
        switch (message.path("type").asText()) {
            case "register_ack" -> {
                unless(!c.acknowledged, connection + ": a second register_ack");
                c.acknowledged = true;
                message.path("models").forEach(model -> c.models.add(model.asText()));
            }
            case "request" -> dispatched(connection, c, id, message.path("model").asText());
            case "cancel" -> {
                unless(c.everHeld.contains(id), connection + ": cancel before request " + id);
                unless(c.cancelled.add(id), connection + ": a second cancel of " + id);
                c.held.remove(id);
                request(id).ended = true;
            }
            default -> {}
        }
    }

    /** The suite as a server may break every rule; the worker is judged by what it was sent. */
    private void playedServer(String connection, JsonNode message) {
        if (message.path("type").asText().equals("request")) {
            Connection c = connection(connection);
            String id = message.path("request_id").asText();
            c.everHeld.add(id);
            c.terminated.remove(id);
        }
    }

    private void dispatched(String connection, Connection c, String id, String model) {
        Request request = request(id);
        unless(c.acknowledged, connection + ": request before register_ack");
        unless(
                c.models.contains(model) || c.models.contains("*"),
                connection + ": request for " + model + ", which was not acknowledged");
        if (!request.holder.isEmpty()) {
            // the server may know of a loss before the suite does: wait for the holder's end
            moves.add(new Move(id, request.holder, connection));
        }
        unless(!request.ended, connection + ": request " + id + " has ended");
        request.dispatches++;
        unless(
                request.dispatches <= MAX_DISPATCHES,
                connection + ": dispatch number " + request.dispatches + " of request " + id);
        request.holder = connection;
        c.everHeld.add(id);
        c.held.add(id);
        unless(
                c.held.size() <= c.slots,
                connection + ": " + c.held.size() + " in flight on " + c.slots + " slots");
    }

    /** A message of a worker has passed on a connection. */
    public synchronized void fromWorker(String connection, JsonNode message, boolean judged) {
        Connection c = connection(connection);
        String id = message.path("request_id").asText();
        switch (message.path("type").asText()) {
            case "register" -> {
                c.slots = Math.max(1, message.path("max_concurrent").asInt());
            }
            case "models_update" ->
                    message.path("models").forEach(model -> c.models.add(model.asText().strip()));
            case "response_chunk" -> {
                if (judged) {
                    unless(c.everHeld.contains(id), connection + ": chunk for a foreign " + id);
                    unless(!c.terminated.contains(id), connection + ": chunk after the end " + id);
                }
            }
            case "response_complete", "error" -> terminal(connection, c, id, judged);
            default -> {}
        }
    }

    private void terminal(String connection, Connection c, String id, boolean judged) {
        if (judged && !id.isEmpty()) {
            unless(c.everHeld.contains(id), connection + ": end of a foreign request " + id);
            unless(c.terminated.add(id), connection + ": a second end of request " + id);
        }
        if (c.held.remove(id)) {
            Request request = request(id);
            request.ended = true;
            request.holder = "";
        }
    }

    /** A connection is gone; what it held may be dispatched again. */
    public synchronized void lost(String connection) {
        Connection c = connection(connection);
        for (String id : c.held) {
            Request request = request(id);
            request.holder = request.holder.equals(connection) ? "" : request.holder;
        }
        c.held.clear();
        moves.removeIf(move -> move.from().equals(connection));
    }

    /** Requests in flight on all connections. */
    public synchronized int inFlight() {
        return connections.values().stream().mapToInt(connection -> connection.held.size()).sum();
    }

    /** Whether every request that changed its connection had lost the first one. */
    public synchronized boolean isSettled() {
        return moves.isEmpty();
    }

    /** Blames the moves whose first connection is still there. */
    public synchronized void settle() {
        moves.forEach(move ->
                findings.program(
                        move.to()
                                + ": request "
                                + move.request()
                                + " is still in flight on "
                                + move.from()));
    }

    private Request request(String id) {
        return requests.computeIfAbsent(id, _ -> new Request());
    }

    private Connection connection(String name) {
        return connections.computeIfAbsent(name, _ -> new Connection());
    }

    private void unless(boolean holds, String fault) {
        if (!holds) {
            findings.program(fault);
        }
    }
}
