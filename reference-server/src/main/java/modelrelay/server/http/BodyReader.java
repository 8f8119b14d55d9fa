/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads one request's body into memory, within a limit and without blocking.
 *
 * <p>Memory grows with what has arrived, not with what a header announces. Runs on the exchange's
 * I/O thread, and not inside the root handler's call. A body over the limit is answered 413 here
 * (STR-046), one that is not whole in time 504 (TMO-004, TMO-010); a client that falls silent in
 * the middle loses its connection.
 */
public final class BodyReader {

    private static final int FIRST_CAPACITY = 8 * 1024;
    // The JDK keeps a direct buffer per thread as large as the largest read into a heap array.
    private static final int READ_BYTES = 64 * 1024;

    /**
     * What a body may cost.
     *
     * @param maxBytes one more is too large
     * @param silence longest time without a byte
     * @param patience longest time for all of it; zero = no limit
     */
    public record Limits(int maxBytes, Duration silence, Duration patience) {}

    private final HttpServerExchange exchange;
    private final Limits limits;
    private final Consumer<byte[]> whole;
    private final long announced;
    private final long startNanos = System.nanoTime();

    private byte[] bytes;
    private int count;
    private @Nullable StreamSourceChannel source;
    private XnioExecutor.@Nullable Key silenceTimer;
    private int countAtTimer;
    private XnioExecutor.@Nullable Key patienceTimer;
    private boolean over;

    private BodyReader(HttpServerExchange exchange, Limits limits, Consumer<byte[]> whole) {
        this.exchange = exchange;
        this.limits = limits;
        this.whole = whole;
        this.announced = exchange.getRequestContentLength();
        this.bytes = new byte[Math.clamp(announced, 0, FIRST_CAPACITY)];
    }

    /**
     * Starts reading.
     *
     * @param whole called once with the whole body, possibly before this returns; never called if
     *     there is none to deliver
     */
    public static void read(HttpServerExchange exchange, Limits limits, Consumer<byte[]> whole) {
        BodyReader reader = new BodyReader(exchange, limits, whole);
        reader.guarded(reader::start);
    }

    /** Nobody above answers for a bug here, and the client would wait for ever. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException bug) {
            if (source != null) {
                end(source);
            }
            exchange.setPersistent(false);
            Reply.failed(exchange, bug);
        }
    }

    private void start() {
        if (announced > limits.maxBytes()) {
            refuse();
        } else if (exchange.isRequestComplete()) {
            whole.accept(bytes);
        } else if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new AfterContinue());
        } else {
            open();
        }
    }

    /** The client waited for permission to send its body, and has it now. */
    private final class AfterContinue implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange continued, Sender sender) {
            guarded(BodyReader.this::open);
        }

        @Override
        public void onException(HttpServerExchange failed, Sender sender, IOException cause) {
            breakOff();
        }
    }

    private void open() {
        StreamSourceChannel channel = exchange.getRequestChannel();
        source = channel;
        exchange.putAttachment(EarlyAnswer.SOURCE, channel);
        readSome(channel);
    }

    private void readSome(StreamSourceChannel channel) {
        if (over) {
            return;
        }
        try {
            int read;
            do {
                read = channel.read(room());
                count += Math.max(read, 0);
                if (count > limits.maxBytes()) {
                    end(channel);
                    refuse();
                    return;
                }
            } while (read > 0);
            if (read == 0) {
                channel.getReadSetter().set(ready -> guarded(() -> readSome(ready)));
                channel.resumeReads();
                watchSilence();
                watchPatience();
            } else {
                end(channel);
                whole.accept(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
            }
        } catch (IOException e) {
            breakOff();
        }
    }

    /** Where the next bytes go; never empty, or the end would not be seen. */
    private ByteBuffer room() {
        if (count == announced) {
            return ByteBuffer.allocate(1);
        }
        if (count == bytes.length) {
            long doubled = Math.max(FIRST_CAPACITY, 2L * count);
            long ceiling = announced >= 0 ? announced : limits.maxBytes() + 1L;
            bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, ceiling));
        }
        ByteBuffer room = ByteBuffer.wrap(bytes, count, Math.min(bytes.length - count, READ_BYTES));
        return room;
    }

    private void watchSilence() {
        if (silenceTimer == null) {
            countAtTimer = count;
            silenceTimer =
                    exchange.getIoThread()
                            .executeAfter(
                                    this::checkSilence,
                                    limits.silence().toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    private void checkSilence() {
        silenceTimer = null;
        if (over) {
            return;
        }
        if (count == countAtTimer) {
            breakOff();
        } else {
            watchSilence();
        }
    }

    /** Only for a body that has to be waited for: most come with their head. */
    private void watchPatience() {
        if (patienceTimer == null && limits.patience().isPositive()) {
            Duration spent = Duration.ofNanos(System.nanoTime() - startNanos);
            // A millisecond late rather than early.
            long millis = Math.max(0, limits.patience().minus(spent).toMillis()) + 1;
            patienceTimer =
                    exchange.getIoThread()
                            .executeAfter(this::giveUp, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void giveUp() {
        if (over || source == null) {
            return;
        }
        end(source);
        // What the client still sends belongs to a request that is over.
        exchange.setPersistent(false);
        Reply.error(
                exchange,
                HttpError.of(
                        ErrorKind.REQUEST_TIMEOUT,
                        "The request took too long to arrive. Send a smaller one or try again"
                                + " later."));
    }

    private void refuse() {
        Reply.error(
                exchange,
                HttpError.of(
                        ErrorKind.REQUEST_TOO_LARGE,
                        "The request body is larger than "
                                + limits.maxBytes()
                                + " bytes. Send a smaller one."));
    }

    private void breakOff() {
        if (source != null) {
            end(source);
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    private void end(StreamSourceChannel channel) {
        over = true;
        channel.suspendReads();
        channel.getReadSetter().set(null);
        if (silenceTimer != null) {
            silenceTimer.remove();
            silenceTimer = null;
        }
        if (patienceTimer != null) {
            patienceTimer.remove();
            patienceTimer = null;
        }
    }
}
