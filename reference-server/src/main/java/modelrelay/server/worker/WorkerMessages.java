/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelrelay.protocol.Drain;
import modelrelay.protocol.ErrorMessage;
import modelrelay.protocol.ModelsUpdate;
import modelrelay.protocol.Pong;
import modelrelay.protocol.Register;
import modelrelay.protocol.ResponseChunk;
import modelrelay.protocol.ResponseComplete;
import modelrelay.protocol.WorkerMessage;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.relay.Attempt;
import modelrelay.server.relay.Relay;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;
import modelrelay.wire.ChunkFrame;
import modelrelay.wire.Incoming;
import modelrelay.wire.MalformedFrame;
import modelrelay.wire.MessageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one registered worker says, and who hears it: chunks go straight into the streams of their
 * requests, everything else becomes an event of the relay. On the I/O thread of the connection.
 */
final class WorkerMessages {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMessages.class);
    private static final int MIN_STATUS = 200;
    private static final int MAX_STATUS = 599;

    /**
     * A valid first message.
     *
     * @param offeredCapabilities whether it named capabilities at all
     */
    record Opening(Registration registration, boolean offeredCapabilities) {}

    private final WorkerId worker;
    private final Relay relay;
    private final IgnoredFrames ignored;

    // Streams that got something since the last end of a batch.
    private final List<Attempt> dirty = new ArrayList<>();

    WorkerMessages(WorkerId worker, Relay relay, IgnoredFrames ignored) {
        this.worker = worker;
        this.relay = relay;
        this.ignored = ignored;
    }

    /** Reads the first message; null if it is not a valid {@code register}. */
    static @Nullable Opening opening(byte[] buffer, int offset, int length) {
        try {
            return MessageReader.fromWorker(buffer, offset, length)
                            instanceof Incoming.Known<WorkerMessage>(Register register)
                    ? opening(register)
                    : null;
        } catch (MalformedFrame e) {
            LOG.debug("no valid register: {}", e.getMessage());
            return null;
        }
    }

    private static Opening opening(Register register) {
        List<String> offered = register.capabilities();
        Integer load = register.currentLoad();
        Registration registration =
                new Registration(
                        register.workerName(),
                        register.models(),
                        register.maxConcurrent(),
                        load == null ? 0 : load,
                        new Registration.Protocol(
                                register.protocolVersion(), offered == null ? List.of() : offered));
        return new Opening(registration, offered != null);
    }

    /** Takes one text message; false if it breaks the protocol. */
    boolean take(byte[] buffer, int offset, int length) {
        ChunkFrame chunk = ChunkFrame.parse(buffer, offset, length);
        if (chunk != null) {
            chunk(chunk.requestId(), null, chunk.utf8());
            return true;
        }
        try {
            return switch (MessageReader.fromWorker(buffer, offset, length)) {
                case Incoming.Known<WorkerMessage>(WorkerMessage message) -> take(message);
                case Incoming.Unknown<WorkerMessage> _ -> {
                    ignored.unknownType();
                    LOG.atDebug().addKeyValue("worker", worker).log("message of unknown type");
                    yield true;
                }
            };
        } catch (MalformedFrame e) {
            LOG.atWarn()
                    .addKeyValue("worker", worker)
                    .addKeyValue("fault", e.getMessage())
                    .log("malformed message");
            return false;
        }
    }

    private boolean take(WorkerMessage message) {
        switch (message) {
            case Register _ -> {
                return false;
            }
            case ResponseChunk chunk -> chunk(chunk);
            case ResponseComplete complete -> complete(complete);
            case ErrorMessage error -> error(error);
            case ModelsUpdate update ->
                    relay.tell(
                            new Event.ModelsUpdated(worker, update.models(), update.currentLoad()));
            case Pong pong -> relay.tell(new Event.Ponged(worker, pong.currentLoad()));
            case Drain drain -> {
                Integer seconds = drain.drainTimeoutSecs();
                relay.tell(
                        new Event.DrainAsked(
                                worker, seconds == null ? null : Duration.ofSeconds(seconds)));
            }
        }
        return true;
    }

    /** All frames of one read are taken: whoever got something drains once. */
    void endOfBatch() {
        for (Attempt attempt : dirty) {
            attempt.flush();
        }
        dirty.clear();
    }

    private void chunk(ResponseChunk chunk) {
        Integer status = chunk.statusCode();
        Map<String, String> headers = chunk.headers();
        ResponseHead head =
                status == null && headers == null
                        ? null
                        : new ResponseHead(
                                status == null ? MIN_STATUS : status,
                                headers == null ? Map.of() : headers);
        chunk(chunk.requestId(), head, chunk.chunk().getBytes(StandardCharsets.UTF_8));
    }

    private void chunk(String requestId, @Nullable ResponseHead head, byte[] utf8) {
        Attempt attempt = attempt(requestId);
        if (attempt == null) {
            return;
        }
        // A later head is ignored, whatever it says (STR-009).
        if (head != null && !attempt.hasBegun() && !isStatus(head.status())) {
            attempt.error();
        } else if (attempt.chunk(head, utf8) && (dirty.isEmpty() || dirty.getLast() != attempt)) {
            dirty.add(attempt);
        }
    }

    private void complete(ResponseComplete complete) {
        Attempt attempt = attempt(complete.requestId());
        if (attempt == null) {
            return;
        }
        if (!isStatus(complete.statusCode())) {
            attempt.error();
            return;
        }
        Map<String, String> headers = complete.headers();
        String body = complete.body();
        attempt.complete(
                new Dialect.Answer(
                        new ResponseHead(
                                complete.statusCode(), headers == null ? Map.of() : headers),
                        body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8)));
    }

    private void error(ErrorMessage error) {
        // Code and message are the worker's words: they may quote a body, so they are not logged.
        LOG.atWarn().addKeyValue("worker", worker).log("worker reported an error");
        String requestId = error.requestId();
        Attempt attempt = requestId == null ? null : attempt(requestId);
        if (attempt != null) {
            attempt.error();
        }
    }

    private @Nullable Attempt attempt(String requestId) {
        Attempt attempt = relay.attempt(worker, requestId);
        if (attempt == null) {
            LOG.atDebug()
                    .addKeyValue("worker", worker)
                    .log("message for a request it does not hold");
        }
        return attempt;
    }

    private static boolean isStatus(int status) {
        return status >= MIN_STATUS && status <= MAX_STATUS;
    }
}
