/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;
import modelrelay.contract.tap.FrameCheck;
import modelrelay.contract.tap.Taps;
import org.jspecify.annotations.Nullable;

/**
 * A server played by the suite, for judging workers: takes them in and does what a scenario says.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One connection of a worker.
     *
     * @param arrivalNanos when it was accepted
     * @param head the request for the upgrade
     * @param acknowledged whether its register message has been answered
     */
    public record Connection(
            long arrivalNanos, HttpHead head, WireSession session, AtomicBoolean acknowledged) {
        /** Whether it has registered: what is sent from now on comes after its ack. */
        public boolean isRegistered() {
            return acknowledged.get();
        }
    }

    /** How much an ack says. */
    public enum AckForm {
        /** What a server of this version says. */
        USUAL,
        /** Nothing but the required fields, as an old server does. */
        BARE,
        /** Every optional field is an explicit null, which a sender must not do. */
        NULLS
    }

    /** A worker that is back more often than this within one scenario never means to stay. */
    private static final int MAX_CONNECTIONS = 2_000;

    private final Taps taps;
    private final ServerSocket socket;
    private final List<Connection> connections = new ArrayList<>();
    private volatile ObjectNode ack = JSON.createObjectNode();
    private volatile AckForm ackForm = AckForm.USUAL;
    private volatile @Nullable Frame greeting;
    private volatile String refusal = "";
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger slammed = new AtomicInteger();
    private final List<Long> arrivals = new ArrayList<>();
    private final List<String> handshakeFaults = new ArrayList<>();

    /** Listens on a free port. */
    public ScriptedServer(Taps taps) {
        this(taps, ServerSocketFactory.getDefault());
    }

    /** Listens on a free port, by TLS if the factory says so. */
    public ScriptedServer(Taps taps, ServerSocketFactory factory) {
        this.taps = taps;
        try {
            this.socket = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new IllegalStateException("no free port", none);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket accepted = socket.accept();
                long nanos = System.nanoTime();
                if (!isBearable(nanos)) {
                    Link.accepted(accepted).reset();
                    taps.findings().program("more than " + MAX_CONNECTIONS + " connections");
                    socket.close();
                    return;
                }
                if (slammed.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    Link.accepted(accepted).reset();
                    taps.journal().changed();
                } else {
                    Thread.ofVirtual().start(() -> greet(accepted, nanos));
                }
            }
        } catch (IOException closed) {
            taps.journal().changed();
        }
    }

    private synchronized boolean isBearable(long nanos) {
        arrivals.add(nanos);
        return arrivals.size() <= MAX_CONNECTIONS;
    }

    private void greet(Socket accepted, long nanos) {
        try {
            if (accepted instanceof SSLSocket secured && !isSecured(secured)) {
                return;
            }
            Link link = Link.accepted(accepted);
            HttpHead head = HttpHead.read(link.in());
            Upgrade.grant(link, head);
            String name;
            synchronized (this) {
                name = "worker-" + (connections.size() + 1);
            }
            var holder = new ArrayList<WireSession>(1);
            var acknowledged = new AtomicBoolean();
            var session =
                    new WireSession(
                            name,
                            link,
                            FrameCheck.Sender.SERVER,
                            taps,
                            message -> onMessage(holder.getFirst(), acknowledged, message));
            holder.add(session);
            synchronized (this) {
                connections.add(new Connection(nanos, head, session, acknowledged));
            }
            Frame first = greeting;
            if (first != null) {
                session.sendFrame(first);
            }
            session.start();
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                session.close(1008, refusal);
            }
        } catch (IOException broken) {
            taps.findings().program("a worker's handshake is broken: " + broken.getMessage());
        }
    }

    private boolean isSecured(SSLSocket secured) throws IOException {
        try {
            secured.startHandshake();
            return true;
        } catch (IOException refused) {
            synchronized (this) {
                handshakeFaults.add(String.valueOf(refused.getMessage()));
            }
            secured.close();
            taps.journal().changed();
            return false;
        }
    }

    private void onMessage(
            WireSession session, AtomicBoolean acknowledged, WireSession.Message message) {
        if (message.type().equals("register")) {
            ObjectNode reply =
                    JSON.createObjectNode()
                            .put("type", "register_ack")
                            .put("worker_id", UUID.randomUUID().toString());
            reply.set("models", message.json().path("models"));
            acknowledge(session, reply);
            acknowledged.set(true);
            taps.journal().changed();
        }
    }

    private void acknowledge(WireSession session, ObjectNode reply) {
        switch (ackForm) {
            case USUAL -> {
                reply.put("protocol_version", ScriptedWorker.VERSION);
                reply.setAll(ack);
                session.send(reply);
            }
            case BARE -> session.send(reply);
            case NULLS -> {
                reply.putNull("protocol_version").putNull("warnings").putNull("capabilities");
                session.sendUnchecked(reply.toString());
            }
        }
    }

    /** Says so much in the acks that follow. */
    public void acknowledgeAs(AckForm form) {
        ackForm = form;
    }

    /** Sends a frame to the workers that follow before they have said anything. */
    public void greetWith(Frame first) {
        greeting = first;
    }

    /** Adds fields to the acks that follow. */
    public void acknowledgeWith(ObjectNode fields) {
        ack = fields;
    }

    /** Refuses the next workers as unauthenticated. */
    public void refuseNext(int workers) {
        refuseNext(workers, "worker authentication failed");
    }

    /** Refuses the next workers as unauthenticated, by a close with that reason. */
    public void refuseNext(int workers, String reason) {
        refusal = reason;
        refusals.set(workers);
    }

    /** Resets the next connections before a byte is read. */
    public void slamNext(int attempts) {
        slammed.set(attempts);
    }

    /** When attempts to connect arrived, whatever became of them; oldest first. */
    public synchronized List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Why handshakes of TLS came to nothing, oldest first. */
    public synchronized List<String> handshakeFaults() {
        return List.copyOf(handshakeFaults);
    }

    /** The port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Connections so far, oldest first. */
    public synchronized List<Connection> connections() {
        return List.copyOf(connections);
    }

    /** Whether that many workers have registered so far. */
    public boolean hasRegistrations(int count) {
        return connections().stream().filter(Connection::isRegistered).count() >= count;
    }

    /** The register messages of those who have been taken in, oldest first. */
    public List<WireSession.Message> registrations() {
        return connections().stream()
                .filter(Connection::isRegistered)
                .flatMap(one -> one.session().messages("register").stream().limit(1))
                .toList();
    }

    /** The newest connection. */
    public WireSession session() {
        return connections().getLast().session();
    }

    /** Sends a request to the newest connection. */
    public void request(String requestId, Ask ask, String model, boolean streaming) {
        ObjectNode request =
                message("request")
                        .put("request_id", requestId)
                        .put("model", model)
                        .put("endpoint_path", ask.target())
                        .put("is_streaming", streaming)
                        .put("body", ask.text());
        ObjectNode headers = request.putObject("headers");
        ask.headers()
                .forEach(h -> headers.put(h.name().toLowerCase(java.util.Locale.ROOT), h.value()));
        session().send(request);
    }

    /** Cancels a request on the newest connection. */
    public void cancel(String requestId, String reason) {
        session().send(message("cancel").put("request_id", requestId).put("reason", reason));
    }

    /** Sends a message without a request, with the given numbers in it. */
    public void tell(String type, Map<String, Long> numbers) {
        ObjectNode message = message(type);
        numbers.forEach(message::put);
        session().send(message);
    }

    private static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** The messages about one request that arrived on any connection, in order. */
    public List<WireSession.Message> about(String requestId) {
        return connections().stream()
                .flatMap(connection -> connection.session().messages().stream())
                .filter(message -> message.requestId().equals(requestId))
                .toList();
    }

    /** The terminal messages of one request. */
    public List<JsonNode> ends(String requestId) {
        return endMessages(requestId).stream().map(WireSession.Message::json).toList();
    }

    /** The terminal messages of one request, as they arrived. */
    public List<WireSession.Message> endMessages(String requestId) {
        return about(requestId).stream()
                .filter(message -> message.type().equals("response_complete"))
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // closed is what was asked for
        }
        connections().forEach(connection -> connection.session().close());
    }
}
