/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import modelrelay.protocol.Cancel;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.Drain;
import modelrelay.protocol.GracefulShutdown;
import modelrelay.protocol.ModelsRefresh;
import modelrelay.protocol.ModelsUpdate;
import modelrelay.protocol.Ping;
import modelrelay.protocol.Pong;
import modelrelay.protocol.Protocol;
import modelrelay.protocol.Register;
import modelrelay.protocol.RegisterAck;
import modelrelay.protocol.Request;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.WorkerMessage;
import modelrelay.wire.Incoming;
import modelrelay.wire.MalformedFrame;
import modelrelay.wire.MessageReader;
import modelrelay.wire.MessageWriter;
import modelrelay.wire.frame.CloseCode;
import modelrelay.worker.core.Effect;
import modelrelay.worker.core.Event;
import modelrelay.worker.core.Farewell;
import modelrelay.worker.core.Loss;
import modelrelay.worker.exchange.Outgoing;
import modelrelay.worker.relay.LinkEnd;
import modelrelay.worker.relay.LinkListener;
import modelrelay.worker.relay.RelayLink;
import org.jspecify.annotations.Nullable;

/** One connection to the server: its messages as events, the core's wishes as messages. */
final class Session implements LinkListener, Outgoing {

    private static final List<String> CAPABILITIES =
            List.of(Protocol.CAPABILITY_DRAIN, Protocol.CAPABILITY_RESPONSE_HEAD);

    private final WorkerConfig config;
    private final CoreOwner owner;
    private final Consumer<WorkerEvent> events;
    private final RelayLink link;

    private volatile @Nullable String workerId;
    private volatile boolean takesHeads;

    Session(WorkerConfig config, SSLContext trust, CoreOwner owner, Consumer<WorkerEvent> events) {
        this.config = config;
        this.owner = owner;
        this.events = events;
        this.link = new RelayLink(config.relay(), config.secret(), trust, this);
    }

    void start() {
        link.start();
    }

    /** The server's id for this connection, once it is registered. */
    @Nullable String workerId() {
        return workerId;
    }

    /** Whether the server takes a response head on the first chunk. */
    boolean takesHeads() {
        return takesHeads;
    }

    void close(Farewell farewell) {
        String reason =
                switch (farewell) {
                    case STOPPED -> "worker stopped";
                    case DRAINED -> "worker drained";
                    case ABORTED -> "worker aborted";
                    case RECONFIGURED -> "worker reconfigured";
                    case SILENT_SERVER -> "server is silent";
                    case NOT_ACKNOWLEDGED -> "registration not acknowledged";
                };
        switch (farewell) {
            // Answers of requests that have ended may still be on their way out.
            case STOPPED, DRAINED, RECONFIGURED -> link.closeOnceWritten(CloseCode.NORMAL, reason);
            case ABORTED, SILENT_SERVER, NOT_ACKNOWLEDGED -> link.close(CloseCode.NORMAL, reason);
        }
    }

    /** Ends a connection that is being closed. */
    void cut() {
        link.cut();
    }

    /** Appends a ping below the protocol; the rest must be run without a lock. */
    Runnable ping() {
        link.ping();
        return link::flushSoon;
    }

    Runnable send(Effect.SendRegister register) {
        return send(
                new Register(
                        config.name(),
                        register.models(),
                        register.slots(),
                        Protocol.VERSION,
                        register.load(),
                        CAPABILITIES));
    }

    Runnable send(Effect.SendModels models) {
        return send(new ModelsUpdate(models.models(), models.load()));
    }

    Runnable send(Effect.SendDrain drain) {
        Integer seconds = drain.timeoutNanos() == null ? null : seconds(drain.timeoutNanos());
        return send(new Drain("worker shutdown", seconds));
    }

    Runnable send(Effect.SendPong pong) {
        return send(new Pong(pong.load(), pong.timestampUnixMs()));
    }

    /** Appends now, so that the order is the one decided; the rest must be run without a lock. */
    private Runnable send(WorkerMessage message) {
        append(MessageWriter.write(message));
        return link::flushSoon;
    }

    /** A server counts whole seconds: rounded up, so that it is never the first to give up. */
    private static int seconds(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return (int) Math.min(Integer.MAX_VALUE, (nanos + second - 1) / second);
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        link.awaitRoom();
    }

    @Override
    public void append(byte[] json) {
        link.append(json);
    }

    @Override
    public void flush() {
        link.flush();
    }

    void flushSoon() {
        link.flushSoon();
    }

    @Override
    public void opened() {
        Log.connected(config);
        owner.submit(new Event.Connected(), this);
    }

    @Override
    public void heard() {
        owner.submit(new Event.Heard(), this);
    }

    @Override
    public void unusable(String what) {
        Log.malformed(what);
    }

    @Override
    public void text(byte[] buffer, int offset, int length) {
        try {
            switch (MessageReader.fromServer(buffer, offset, length)) {
                case Incoming.Known<ServerMessage>(ServerMessage message) -> take(message);
                case Incoming.Unknown<ServerMessage> unknown -> Log.ignored("unknown type");
            }
        } catch (MalformedFrame e) {
            // One bad message is no reason to give up everybody's requests (WRK-021).
            Log.malformed(String.valueOf(e.getMessage()));
        }
    }

    private void take(ServerMessage message) {
        switch (message) {
            case RegisterAck ack -> acknowledged(ack);
            case Request request -> owner.submit(request, this);
            case Cancel cancel -> {
                Log.cancelled(cancel.requestId(), text(cancel.reason()));
                owner.submit(new Event.CancelArrived(cancel.requestId()), this);
            }
            case Ping ping -> owner.submit(new Event.PingArrived(ping.timestampUnixMs()), this);
            case GracefulShutdown shutdown ->
                    owner.submit(new Event.DrainArrived(nanos(shutdown.drainTimeoutSecs())), this);
            case ModelsRefresh refresh -> owner.submit(new Event.RefreshArrived(), this);
        }
    }

    private void acknowledged(RegisterAck ack) {
        List<String> granted = ack.capabilities() == null ? List.of() : ack.capabilities();
        workerId = ack.workerId();
        takesHeads = granted.contains(Protocol.CAPABILITY_RESPONSE_HEAD);
        List<String> warnings = ack.warnings() == null ? List.of() : ack.warnings();
        WorkerEvent.Registered event =
                new WorkerEvent.Registered(ack.workerId(), ack.models(), warnings);
        owner.submit(new Event.Acknowledged(granted.contains(Protocol.CAPABILITY_DRAIN)), this);
        Log.registered(config, event);
        events.accept(event);
    }

    private static String text(CancelReason reason) {
        return reason.text();
    }

    private static @Nullable Long nanos(@Nullable Integer seconds) {
        return seconds == null ? null : TimeUnit.SECONDS.toNanos(Math.max(0, seconds));
    }

    @Override
    public void lost(LinkEnd end) {
        Log.lost(config, end);
        Loss loss =
                switch (end.kind()) {
                    case UNREACHABLE -> Loss.UNREACHABLE;
                    case REJECTED -> Loss.REJECTED;
                    case CLOSED -> Loss.CLOSED;
                };
        boolean rejected = loss == Loss.REJECTED;
        // Before it is told, so that a listener who asks finds it; told before the core moves on,
        // so that it comes before the end of the worker.
        owner.problem(end.reason(), this);
        events.accept(new WorkerEvent.Disconnected(end.reason(), rejected));
        owner.submit(new Event.LinkLost(loss, CoreOwner.jitter(), link.isCut()), this);
    }
}
