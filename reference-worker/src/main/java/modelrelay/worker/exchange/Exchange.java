/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import modelrelay.protocol.Request;
import modelrelay.protocol.ResponseChunk;
import modelrelay.protocol.ResponseComplete;
import modelrelay.wire.MessageWriter;
import modelrelay.wire.Utf8;
import modelrelay.wire.Utf8Cutter;
import modelrelay.worker.backend.AnswerListener;
import modelrelay.worker.backend.Backend;
import modelrelay.worker.backend.BackendCall;
import modelrelay.worker.backend.BackendFault;
import modelrelay.worker.backend.BackendRequest;
import org.jspecify.annotations.Nullable;

/** One request at this worker; see the package for its threads. */
public final class Exchange implements AnswerListener {

    /** The largest answer that is collected before it is sent; streams are not collected. */
    public static final int MAX_COLLECTED_BYTES = 32 << 20;

    // What a server takes by default, ours and older ones: a longer message would cost the session.
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    /** The status of a cancelled request. */
    public static final int CANCELLED = 499;

    private final Request request;
    private final Outgoing link;
    private final ExchangeOwner owner;
    private final boolean sendsHead;

    private final Object lock = new Object();

    @GuardedBy("lock")
    private boolean isOver;

    @GuardedBy("lock")
    private @Nullable BackendCall call;

    // The answer; touched by the backend's threads only, one after the other.
    private int status;
    private Map<String, String> headers = Map.of();
    private boolean streams;
    private boolean sentChunk;
    private final Utf8Cutter cutter = new Utf8Cutter();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    /**
     * An exchange that has not been started.
     *
     * @param sendsHead whether the server takes a response head on the first chunk
     */
    public Exchange(Request request, Outgoing link, ExchangeOwner owner, boolean sendsHead) {
        this.request = request;
        this.link = link;
        this.owner = owner;
        this.sendsHead = sendsHead;
    }

    /** What was asked. */
    public Request request() {
        return request;
    }

    /** Sends the request to the backend, unless the exchange is over already. */
    public void start(Backend backend) {
        synchronized (lock) {
            if (isOver) {
                return;
            }
        }
        BackendCall started =
                backend.send(
                        new BackendRequest(
                                "POST",
                                request.endpointPath(),
                                request.headers() == null ? Map.of() : request.headers(),
                                request.body()),
                        this);
        boolean late;
        synchronized (lock) {
            call = started;
            late = isOver;
        }
        if (late) {
            started.close();
        }
    }

    /**
     * Ends the exchange with the message of a cancelled one, if nothing else has ended it. Appends
     * only; the caller flushes the link and closes the backend with {@link #closeBackend}.
     */
    public void cancel() {
        var _ =
                endWith(
                        MessageWriter.write(
                                new ResponseComplete(
                                        request.requestId(), CANCELLED, null, null, null)));
    }

    /** Ends the exchange without a message: there is nobody left to read it. */
    public void giveUp() {
        synchronized (lock) {
            isOver = true;
        }
    }

    /** Closes the backend's connection; harmless when it has ended. */
    public void closeBackend() {
        BackendCall running;
        synchronized (lock) {
            running = call;
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void head(int status, Map<String, String> headers) {
        this.status = status;
        this.headers = EndToEndHeaders.of(headers);
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        // Anything else on a stream keeps its status and body, as one answer (STR-013, STR-014).
        streams =
                request.isStreaming()
                        && status >= 200
                        && status < 300
                        && type.startsWith("text/event-stream");
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        if (streams) {
            stream(bytes);
        } else if (collected.size() + bytes.remaining() > MAX_COLLECTED_BYTES) {
            failed(BackendFault.TOO_LARGE, "more than " + MAX_COLLECTED_BYTES + " bytes");
            closeBackend();
        } else {
            byte[] piece = new byte[bytes.remaining()];
            bytes.get(piece);
            collected.writeBytes(piece);
        }
    }

    private void stream(ByteBuffer bytes) {
        try {
            byte[] text = cutter.cut(bytes);
            if (text.length > 0) {
                link.awaitRoom();
                send(text);
            }
        } catch (Utf8Cutter.NotUtf8 e) {
            failed(BackendFault.NOT_TEXT, "invalid UTF-8 in a stream");
            closeBackend();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(BackendFault.BROKEN, "interrupted");
            closeBackend();
        }
    }

    private void send(byte[] text) {
        byte[] message;
        if (sendsHead && !sentChunk) {
            String chunk = new String(text, StandardCharsets.UTF_8);
            message =
                    MessageWriter.write(
                            new ResponseChunk(request.requestId(), chunk, status, headers));
        } else {
            message = MessageWriter.chunk(request.requestId(), text, 0, text.length);
        }
        sentChunk = true;
        synchronized (lock) {
            if (isOver) {
                return;
            }
            link.append(message);
        }
        link.flush();
    }

    @Override
    public void end() {
        if (streams) {
            endStream();
            return;
        }
        byte[] body = collected.toByteArray();
        if (!Utf8.isValid(body, 0, body.length)) {
            failed(BackendFault.NOT_TEXT, "invalid UTF-8 in an answer");
            return;
        }
        ResponseComplete last =
                new ResponseComplete(
                        request.requestId(),
                        status,
                        headers,
                        new String(body, StandardCharsets.UTF_8),
                        Usage.of(body));
        byte[] message = MessageWriter.write(last);
        if (message.length > MAX_MESSAGE_BYTES) {
            failed(BackendFault.TOO_LARGE, "a message of " + message.length + " bytes");
        } else {
            finish(status, message);
        }
    }

    private void endStream() {
        try {
            cutter.end();
        } catch (Utf8Cutter.NotUtf8 e) {
            failed(BackendFault.NOT_TEXT, "a stream ended inside a character");
            return;
        }
        @Nullable Map<String, String> rest = sentChunk ? null : headers;
        finish(
                status,
                MessageWriter.write(
                        new ResponseComplete(request.requestId(), status, rest, null, null)));
    }

    @Override
    public void failed(BackendFault fault, String detail) {
        synchronized (lock) {
            if (isOver) {
                return;
            }
        }
        owner.backendFailed(this, fault, detail);
        ResponseComplete error = ErrorAnswer.of(request.requestId(), request.endpointPath(), fault);
        finish(error.statusCode(), MessageWriter.write(error));
    }

    private void finish(int ending, byte[] message) {
        if (owner.end(this, ending, message)) {
            link.flush();
        }
    }

    /**
     * Appends the last message, unless the exchange has ended; for its owner.
     *
     * @return whether the exchange ends with it
     */
    public boolean endWith(byte[] last) {
        synchronized (lock) {
            if (isOver) {
                return false;
            }
            isOver = true;
            link.append(last);
            return true;
        }
    }
}
