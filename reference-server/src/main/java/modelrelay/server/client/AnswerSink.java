/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import modelrelay.server.http.GatherWrite;
import modelrelay.server.stream.ResponseHead;
import modelrelay.server.stream.StreamSink;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSinkChannel;

/**
 * Writes one answer to its client's socket. On the exchange's I/O thread; never blocks.
 *
 * <p>Pieces are written as they come, in one gather write each time, and flushed before the thread
 * turns to something else. A short write is the caller's to continue: {@link #waitUntilWritable}.
 */
final class AnswerSink implements StreamSink {

    private static final HttpString ACCEL_BUFFERING = HttpString.tryFromString("x-accel-buffering");

    private static final int MAX_MERGED_BYTES = 16 * 1024;

    private final HttpServerExchange exchange;
    private final ClientDialect dialect;
    private final Consumer<Boolean> ended;

    private @Nullable StreamSinkChannel channel;
    private boolean isEventStream;
    private boolean inPieces;
    private boolean unflushed;
    private long writtenBytes;

    /**
     * A sink for one exchange.
     *
     * @param dialect told whether errors can be said inside the answer
     * @param ended told whether the client can take the answer for whole; must end the exchange
     */
    AnswerSink(HttpServerExchange exchange, ClientDialect dialect, Consumer<Boolean> ended) {
        this.exchange = exchange;
        this.dialect = dialect;
        this.ended = ended;
    }

    @Override
    public void begin(ResponseHead head, long contentBytes) throws IOException {
        exchange.setStatusCode(head.status());
        HeaderMap headers = exchange.getResponseHeaders();
        ResponseHeaders.copy(head.headers(), headers);
        inPieces = contentBytes == UNKNOWN_LENGTH;
        if (inPieces) {
            beginPieces(headers);
        } else {
            headers.put(Headers.CONTENT_LENGTH, contentBytes);
        }
        channel = exchange.getResponseChannel();
        if (channel == null) {
            throw new IOException("the response channel is taken");
        }
    }

    private void beginPieces(HeaderMap headers) {
        if (!headers.contains(Headers.CONTENT_TYPE)) {
            headers.put(Headers.CONTENT_TYPE, ClientDialect.EVENT_STREAM);
        }
        isEventStream = ClientDialect.isEventStream(headers.getFirst(Headers.CONTENT_TYPE));
        if (!isEventStream) {
            dialect.beganWithoutEvents();
        }
        headers.put(Headers.CACHE_CONTROL, "no-cache");
        headers.put(ACCEL_BUFFERING, "no");
    }

    @Override
    public boolean write(ByteBuffer[] parts, boolean last) throws IOException {
        StreamSinkChannel open = open();
        int from = 0;
        while (true) {
            while (from < parts.length && !parts[from].hasRemaining()) {
                from++;
            }
            if (from == parts.length) {
                // After the last piece the end of the exchange flushes.
                unflushed = !last && !open.flush();
                return true;
            }
            long written = writeSome(open, parts, from, last);
            writtenBytes += written;
            if (written == 0) {
                return false;
            }
        }
    }

    private long writeSome(StreamSinkChannel open, ByteBuffer[] parts, int from, boolean last)
            throws IOException {
        if (last && isEventStream) {
            int waiting = 0;
            for (int i = from; i < parts.length && waiting <= MAX_MERGED_BYTES; i++) {
                waiting += parts[i].remaining();
            }
            if (waiting <= MAX_MERGED_BYTES) {
                return writeFinal(open, parts, from, waiting);
            }
        }
        return GatherWrite.write(open, parts, from);
    }

    /** The last pieces and the terminator in one write; Undertow does that for one buffer only. */
    private static long writeFinal(
            StreamSinkChannel open, ByteBuffer[] parts, int from, int waiting) throws IOException {
        ByteBuffer merged = ByteBuffer.allocate(waiting);
        for (int i = from; i < parts.length; i++) {
            merged.put(parts[i].duplicate());
        }
        merged.flip();
        int written = open.writeFinal(merged);
        int left = written;
        for (int i = from; i < parts.length && left > 0; i++) {
            int taken = Math.min(left, parts[i].remaining());
            parts[i].position(parts[i].position() + taken);
            left -= taken;
        }
        return written;
    }

    @Override
    public void end(boolean whole) {
        // Among events the failure was told in words; elsewhere only a broken connection tells it.
        ended.accept(whole || isEventStream);
    }

    /** Flushes what the layers below still hold; false if the socket does not take it all. */
    boolean flush() throws IOException {
        unflushed = !open().flush();
        return !unflushed;
    }

    /** Whether the layers below hold bytes that the socket did not take. */
    boolean isUnflushed() {
        return unflushed;
    }

    /** Calls back, once, when the socket takes bytes again. */
    void waitUntilWritable(Runnable writable) {
        StreamSinkChannel open = open();
        open.getWriteSetter()
                .set(ready -> {
                    ready.suspendWrites();
                    writable.run();
                });
        open.resumeWrites();
    }

    /** Whether the answer came in one piece, of known length. */
    boolean isWhole() {
        return channel != null && !inPieces;
    }

    /** Whether a comment may be put between the pieces sent so far. */
    boolean takesComments() {
        return channel == null || isEventStream;
    }

    /** Bytes of the body written so far. */
    long writtenBytes() {
        return writtenBytes;
    }

    private StreamSinkChannel open() {
        if (channel == null) {
            throw new IllegalStateException("the answer has not begun");
        }
        return channel;
    }
}
