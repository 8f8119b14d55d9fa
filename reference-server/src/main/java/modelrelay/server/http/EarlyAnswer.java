/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.AttachmentKey;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * An answer to a request whose body is still on its way.
 *
 * <p>Closing a socket with unread bytes resets the connection, and the client may lose the answer.
 * So the answer is written first, then the body is read and dropped for a short while. A body that
 * is through by then leaves the connection usable (HTP-013); one that is not ends it, and so does
 * one that is announced to be larger than any may be.
 */
final class EarlyAnswer {

    /** The request channel, once somebody has taken it: an exchange hands it out only once. */
    static final AttachmentKey<StreamSourceChannel> SOURCE =
            AttachmentKey.create(StreamSourceChannel.class);

    private static final AttachmentKey<Integer> MAX_BYTES = AttachmentKey.create(Integer.class);
    private static final long LINGER_MILLIS = 2_000;
    private static final int SCRATCH_BYTES = 16 * 1024;

    private final HttpServerExchange exchange;
    private final ByteBuffer answer;
    private XnioExecutor.@Nullable Key deadline;

    private EarlyAnswer(HttpServerExchange exchange, ByteBuffer answer) {
        this.exchange = exchange;
        this.answer = answer;
    }

    /** Says how large a body may be announced that is still worth reading over. */
    static void bound(HttpServerExchange exchange, int maxBytes) {
        exchange.putAttachment(MAX_BYTES, maxBytes);
    }

    static void send(HttpServerExchange exchange, ByteBuffer answer) {
        Integer maxBytes = exchange.getAttachment(MAX_BYTES);
        if (maxBytes == null
                || exchange.getRequestContentLength() > maxBytes
                || HttpContinue.requiresContinueResponse(exchange)) {
            exchange.setPersistent(false);
        }
        EarlyAnswer early = new EarlyAnswer(exchange, answer);
        exchange.dispatch(SameThreadExecutor.INSTANCE, early::start);
    }

    private void start() {
        deadline =
                exchange.getIoThread()
                        .executeAfter(this::giveUp, LINGER_MILLIS, TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((ended, next) -> {
            cancelDeadline();
            next.proceed();
        });
        write(exchange.getResponseChannel());
    }

    private void write(StreamSinkChannel sink) {
        try {
            while (answer.hasRemaining()) {
                if (sink.write(answer) == 0) {
                    waitFor(sink);
                    return;
                }
            }
            sink.shutdownWrites();
            if (!sink.flush()) {
                waitFor(sink);
                return;
            }
        } catch (IOException e) {
            giveUp();
            return;
        }
        sink.suspendWrites();
        dropBody();
    }

    private void waitFor(StreamSinkChannel sink) {
        sink.getWriteSetter().set(this::write);
        sink.resumeWrites();
    }

    private void dropBody() {
        StreamSourceChannel taken = exchange.getAttachment(SOURCE);
        StreamSourceChannel source = taken == null ? exchange.getRequestChannel() : taken;
        if (source == null) {
            giveUp();
            return;
        }
        drop(source);
    }

    private void drop(StreamSourceChannel source) {
        ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);
        try {
            int count;
            do {
                scratch.clear();
                count = source.read(scratch);
            } while (count > 0);
            if (count == 0) {
                source.getReadSetter().set(this::drop);
                source.resumeReads();
            } else {
                // The whole body is here, so the exchange is over.
                source.suspendReads();
                exchange.endExchange();
            }
        } catch (IOException e) {
            giveUp();
        }
    }

    private void giveUp() {
        cancelDeadline();
        IoUtils.safeClose(exchange.getConnection());
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.remove();
            deadline = null;
        }
    }
}
