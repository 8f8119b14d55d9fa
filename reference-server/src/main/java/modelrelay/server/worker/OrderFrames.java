/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import modelrelay.protocol.Cancel;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.CloseReason;
import modelrelay.protocol.GracefulShutdown;
import modelrelay.protocol.ModelsRefresh;
import modelrelay.protocol.Ping;
import modelrelay.protocol.Protocol;
import modelrelay.protocol.RegisterAck;
import modelrelay.protocol.ServerMessage;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.relay.ForwardedRequest;
import modelrelay.server.relay.WorkerOrder;
import modelrelay.wire.MessageWriter;
import modelrelay.wire.RequestHead;
import modelrelay.wire.frame.FrameWriter;
import modelrelay.wire.frame.Role;
import org.jspecify.annotations.Nullable;

/** Turns what waits in an outbox into frames. Called without any lock: bodies are encoded here. */
final class OrderFrames {

    // Some workers take messages of 64 MiB, but no frame above 16 (REG-072).
    private static final int MAX_FRAME_BYTES = 1 << 20;

    private final WorkerId worker;
    private final InstantSource clock;
    private final FrameWriter frames = new FrameWriter(Role.SERVER);

    // Set by the reading thread before the ack is ordered, read by whoever writes it.
    private volatile boolean offeredCapabilities;

    OrderFrames(WorkerId worker, InstantSource clock) {
        this.worker = worker;
        this.clock = clock;
    }

    /** The worker named capabilities; one that did not is told of none (REG-067). */
    void workerOfferedCapabilities() {
        offeredCapabilities = true;
    }

    ByteBuffer frame(OutboxItem item) {
        return switch (item) {
            case OutboxItem.Order(WorkerOrder order) -> frame(order);
            case OutboxItem.Pong(byte[] payload) -> frames.pong(payload);
            case OutboxItem.Close(int code, String reason) -> frames.close(code, reason);
        };
    }

    private ByteBuffer frame(WorkerOrder order) {
        return switch (order) {
            case WorkerOrder.Ack ack -> message(ack(ack));
            case WorkerOrder.Forward forward -> frames.message(request(forward), MAX_FRAME_BYTES);
            case WorkerOrder.Cancel cancel ->
                    message(new Cancel(cancel.request().text(), reason(cancel.reason())));
            case WorkerOrder.Ping _ -> message(new Ping(clock.millis()));
            case WorkerOrder.Drain drain -> message(drain(drain));
            case WorkerOrder.Refresh _ -> message(new ModelsRefresh("operator"));
            case WorkerOrder.Close close -> {
                CloseReason reason = reason(close.reason());
                yield frames.close(reason.code(), reason.text());
            }
        };
    }

    private ByteBuffer message(ServerMessage message) {
        return frames.text(MessageWriter.write(message));
    }

    private RegisterAck ack(WorkerOrder.Ack ack) {
        return new RegisterAck(
                worker.text(),
                ack.models(),
                ack.warnings().isEmpty() ? null : ack.warnings(),
                Protocol.VERSION,
                offeredCapabilities ? ack.capabilities() : null);
    }

    private static byte[] request(WorkerOrder.Forward forward) {
        ForwardedRequest content = forward.content();
        return MessageWriter.request(
                new RequestHead(
                        forward.request().text(),
                        content.model(),
                        content.endpointPath(),
                        content.isStreaming(),
                        content.content().headers()),
                content.content().body());
    }

    private static GracefulShutdown drain(WorkerOrder.Drain drain) {
        String reason =
                switch (drain.cause()) {
                    case WORKER -> "worker drain";
                    case OPERATOR -> "operator drain";
                    case SHUTDOWN -> "server shutdown";
                };
        return new GracefulShutdown(reason, wholeSeconds(drain.remaining()));
    }

    private static @Nullable Integer wholeSeconds(@Nullable Duration remaining) {
        if (remaining == null) {
            return null;
        }
        // Rounded up: the worker must not give up before the server does.
        long seconds = remaining.plusNanos(999_999_999).toSeconds();
        return (int) Math.min(seconds, Integer.MAX_VALUE);
    }

    private static CancelReason reason(modelrelay.server.core.terms.CancelReason reason) {
        return switch (reason) {
            case CLIENT_DISCONNECT -> CancelReason.Known.CLIENT_DISCONNECT;
            case TIMEOUT -> CancelReason.Known.TIMEOUT;
            case SERVER_SHUTDOWN -> CancelReason.Known.SERVER_SHUTDOWN;
            case GRACEFUL_SHUTDOWN -> CancelReason.Known.GRACEFUL_SHUTDOWN;
            case ANSWER_TOO_LARGE -> new CancelReason.Other("answer too large");
        };
    }

    /** The close code and text of a reason of the rules. */
    static CloseReason reason(WorkerClose reason) {
        return switch (reason) {
            case PROVIDER_CLOSED -> CloseReason.WORKER_AUTHENTICATION_FAILED;
            case VERSION_MISMATCH -> CloseReason.WORKER_REGISTRATION_PROTOCOL_ERROR;
            case HEARTBEAT_TIMED_OUT -> CloseReason.WORKER_HEARTBEAT_TIMED_OUT;
            case DRAINED -> CloseReason.GRACEFUL_SHUTDOWN_COMPLETE;
            case DRAIN_TIMED_OUT -> CloseReason.GRACEFUL_SHUTDOWN_TIMED_OUT;
        };
    }
}
