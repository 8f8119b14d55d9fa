/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import modelrelay.protocol.CloseReason;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.http.IoTasks;
import modelrelay.server.relay.Relay;
import modelrelay.server.relay.WorkerOrder;
import modelrelay.server.relay.WorkerPort;
import modelrelay.wire.frame.CloseCode;
import modelrelay.wire.frame.FrameListener;
import modelrelay.wire.frame.FrameReader;
import modelrelay.wire.frame.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * One connection of a worker, from the upgrade to the closed socket.
 *
 * <pre>
 * NEW          admitted                     UNREGISTERED
 * NEW          refused                      CLOSING
 * UNREGISTERED register                     REGISTERED
 * UNREGISTERED anything else, time is over  CLOSING
 * REGISTERED   protocol error, peer closes, order of the relay   CLOSING
 * any          socket broken, close time is over                 GONE
 * </pre>
 *
 * <p>The state belongs to the I/O thread of the connection. Other threads only append orders and
 * write them, see {@link Outbox} and {@link SocketWriter}.
 */
final class WorkerLink implements WorkerPort, FrameListener, SocketWriter.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLink.class);

    private static final int READ_BYTES = 64 * 1024;
    // After so many reads others on the thread have their turn.
    private static final int MAX_READS = 4;
    // A peer that reads slowly still gets its close frame; one that does not read is cut off.
    private static final Duration CLOSE_TIME = Duration.ofSeconds(3);

    // One for each I/O thread: a whole message in it is delivered without a copy.
    private static final ThreadLocal<ByteBuffer> READ_BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(READ_BYTES));

    /** See the table above. */
    private enum State {
        NEW,
        UNREGISTERED,
        REGISTERED,
        CLOSING,
        GONE
    }

    private final WorkerId id = new WorkerId(UUID.randomUUID().toString());
    private final StreamConnection connection;
    private final XnioIoThread thread;
    private final Relay relay;
    private final WorkerLinks links;
    private final FrameReader reader;
    private final Outbox outbox = new Outbox();
    private final OrderFrames frames;
    private final SocketWriter writer;

    private State state = State.NEW;
    private @Nullable ProviderName provider;
    private @Nullable WorkerMessages messages;
    private XnioExecutor.@Nullable Key registerTimer;
    private volatile long lastHeardNanos;
    private volatile boolean closeOrdered;

    /** Takes an upgraded connection, on its I/O thread. */
    WorkerLink(StreamConnection connection, Relay relay, WorkerLinks links) {
        this.connection = connection;
        this.thread = connection.getIoThread();
        this.relay = relay;
        this.links = links;
        this.reader = new FrameReader(Role.SERVER, links.maxMessageBytes(), this);
        this.frames = new OrderFrames(id, links.clock());
        this.writer = new SocketWriter(connection.getSinkChannel(), outbox, frames, this);
        this.lastHeardNanos = relay.nowNanos();
    }

    XnioIoThread thread() {
        return thread;
    }

    /** Bytes of memory held for an unfinished message; exact on the I/O thread only. */
    int heldBytes() {
        return reader.heldBytes();
    }

    /** The peer may register. */
    void welcome(ProviderName provider) {
        this.provider = provider;
        state = State.UNREGISTERED;
        registerTimer =
                thread.executeAfter(
                        () -> {
                            if (state == State.UNREGISTERED) {
                                close(CloseReason.WORKER_REGISTRATION_PROTOCOL_ERROR);
                            }
                        },
                        links.registerTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        listen();
    }

    /** The peer may not. */
    void refuse(CloseReason reason) {
        close(reason);
        listen();
    }

    private void listen() {
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        source.setReadListener(_ -> read(source));
        source.resumeReads();
    }

    private void read(ConduitStreamSourceChannel source) {
        ByteBuffer buffer = READ_BUFFER.get();
        try {
            for (int i = 0; i < MAX_READS && state != State.GONE; i++) {
                buffer.clear();
                int count = source.read(buffer);
                if (count <= 0) {
                    if (count < 0) {
                        cut();
                    }
                    return;
                }
                lastHeardNanos = relay.nowNanos();
                reader.feed(buffer.flip());
                if (messages != null) {
                    messages.endOfBatch();
                }
            }
        } catch (IOException e) {
            cut();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("worker", id).setCause(e).log("worker link failed by a bug");
            cut();
        }
    }

    // Frames.

    @Override
    public void text(byte[] buffer, int offset, int length) {
        switch (state) {
            case UNREGISTERED -> register(buffer, offset, length);
            case REGISTERED -> {
                if (!closeOrdered && messages != null && !messages.take(buffer, offset, length)) {
                    protocolError();
                }
            }
            case NEW, CLOSING, GONE -> {}
        }
    }

    private void register(byte[] buffer, int offset, int length) {
        WorkerMessages.Opening opening = WorkerMessages.opening(buffer, offset, length);
        if (opening == null || provider == null) {
            protocolError();
            return;
        }
        state = State.REGISTERED;
        stopRegisterTimer();
        if (opening.offeredCapabilities()) {
            frames.workerOfferedCapabilities();
        }
        messages = new WorkerMessages(id, relay, links.ignored());
        relay.register(id, provider, opening.registration(), this);
    }

    @Override
    public void binary() {
        protocolError();
    }

    @Override
    public void ping(byte[] payload) {
        outbox.append(new OutboxItem.Pong(payload));
        writer.flush();
    }

    @Override
    public void pong(byte[] payload) {}

    @Override
    public void close(int code, String reason) {
        int answer = code == CloseCode.NO_STATUS ? CloseCode.NORMAL : code;
        close(new OutboxItem.Close(answer, ""));
    }

    @Override
    public void violation(int closeCode, String reason) {
        if (closeCode == CloseReason.MESSAGE_TOO_BIG.code()) {
            close(CloseReason.MESSAGE_TOO_BIG);
        } else if (closeCode == CloseCode.PROTOCOL_ERROR) {
            protocolError();
        } else {
            close(new OutboxItem.Close(closeCode, reason));
        }
    }

    private void protocolError() {
        close(
                state == State.UNREGISTERED
                        ? CloseReason.WORKER_REGISTRATION_PROTOCOL_ERROR
                        : CloseReason.WORKER_PROTOCOL_ERROR);
    }

    // Orders.

    @Override
    public void append(WorkerOrder order) {
        if (order instanceof WorkerOrder.Close) {
            closeOrdered = true;
        }
        outbox.append(new OutboxItem.Order(order));
    }

    @Override
    public void flush() {
        writer.flush();
        if (closeOrdered) {
            IoTasks.run(thread, this::startClosing);
        }
    }

    @Override
    public long lastHeardNanos() {
        return lastHeardNanos;
    }

    // The end.

    private void close(CloseReason reason) {
        close(OutboxItem.Close.of(reason));
    }

    private void close(OutboxItem.Close close) {
        if (state == State.CLOSING || state == State.GONE) {
            // The peer's answer to our close frame, or nothing that could still be told.
            cut();
            return;
        }
        LOG.atDebug()
                .addKeyValue("worker", id)
                .addKeyValue("code", close.code())
                .addKeyValue("reason", close.reason())
                .log("closing worker connection");
        outbox.append(close);
        startClosing();
        writer.flush();
    }

    /** The relay hears at once; the socket has a little time to deliver the close frame. */
    private void startClosing() {
        if (state == State.CLOSING || state == State.GONE) {
            return;
        }
        boolean wasRegistered = state == State.REGISTERED;
        state = State.CLOSING;
        // The peer's close frame still counts; nothing else it sends is worth memory.
        reader.dropMessages();
        stopRegisterTimer();
        IoTasks.runAfter(thread, CLOSE_TIME, this::cut);
        if (wasRegistered) {
            relay.tell(new Event.WorkerLost(id));
        }
    }

    /** Ends the connection without another word. On the I/O thread; again does nothing. */
    void cut() {
        if (state == State.GONE) {
            return;
        }
        boolean wasRegistered = state == State.REGISTERED;
        state = State.GONE;
        stopRegisterTimer();
        reader.stop();
        outbox.abandon();
        IoUtils.safeClose(connection);
        links.gone(this);
        if (wasRegistered) {
            relay.tell(new Event.WorkerLost(id));
        }
    }

    private void stopRegisterTimer() {
        if (registerTimer != null) {
            registerTimer.remove();
            registerTimer = null;
        }
    }

    @Override
    public void closeWritten() {
        // The end of our half tells the peer that no more comes, and it closes the other.
        try {
            connection.getSinkChannel().shutdownWrites();
            connection.getSinkChannel().flush();
        } catch (IOException e) {
            IoTasks.run(thread, this::cut);
        }
    }

    @Override
    public void writeFailed() {
        IoTasks.run(thread, this::cut);
    }
}
