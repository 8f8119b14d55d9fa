/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import modelrelay.fakebackend.answer.Step;
import modelrelay.fakebackend.journal.Outcome;
import modelrelay.fakebackend.journal.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSinkChannel;

/**
 * Plays the steps of one answer on its connection and notes in the journal what has left. All of it
 * on the connection's I/O thread; {@link #release} and {@link #cut} may come from any.
 */
final class AnswerPlayer implements LiveAnswers.Live {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerPlayer.class);

    /** Steps in a row before other connections of the thread get their turn. */
    private static final int TURN = 64;

    private final HttpServerExchange exchange;
    private final HttpServerConnection connection;
    private final XnioIoThread thread;
    private final Iterator<Step> steps;
    private final Recording recording;
    private final Runnable whenOver;
    private final Turnstile turnstile = new Turnstile();
    private final DisconnectWatch watch;

    private @Nullable StreamSinkChannel sink;
    private boolean framed = true;
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private Runnable afterPush = () -> {};
    private XnioExecutor.@Nullable Key timer;
    private @Nullable Long paceOrigin;
    private boolean over;

    AnswerPlayer(
            HttpServerExchange exchange,
            Iterator<Step> steps,
            Recording recording,
            Runnable whenOver) {
        this.exchange = exchange;
        this.connection = (HttpServerConnection) exchange.getConnection();
        this.thread = connection.getIoThread();
        this.steps = steps;
        this.recording = recording;
        this.whenOver = whenOver;
        this.watch = new DisconnectWatch(connection, () -> drop(Outcome.ABORTED));
    }

    void start() {
        // Undertow may end the exchange with the last byte it expects, before the last step: the
        // watch must be off by then, or the next request on this connection is never read.
        exchange.addExchangeCompleteListener((_, next) -> {
            watch.disarm();
            next.proceed();
        });
        watch.arm();
        play();
    }

    @Override
    public void release(long count) {
        turnstile.release(count);
    }

    /** Ends the answer where it is; {@link Outcome#RESET} resets the connection. */
    @Override
    public void cut(Outcome how) {
        thread.execute(() -> drop(how));
    }

    private void play() {
        guarded(() -> {
            for (int turn = 0; !over; turn++) {
                if (turn == TURN) {
                    thread.execute(this::play);
                    return;
                }
                if (!perform(steps.next())) {
                    return;
                }
            }
        });
    }

    /** Does one step; false when the next has to wait until this object calls itself. */
    private boolean perform(Step step) throws IOException {
        return switch (step) {
            case Step.Pause(long nanos) -> pause(nanos);
            case Step.Paced(long nanos) -> pace(nanos);
            case Step.Hold hold -> hold(hold);
            case Step.Head(int status, var headers) -> head(status, headers);
            case Step.UnframedHead(int status, var headers) -> unframedHead(status, headers);
            case Step.Write(byte[] bytes) ->
                    push(ByteBuffer.wrap(bytes), () -> recording.bytesSent(bytes.length));
            case Step.TokenSent _ -> {
                recording.tokenSent();
                yield true;
            }
            case Step.Raw(byte[] bytes) -> raw(bytes);
            case Step.End _ -> end();
            case Step.Close _ -> drop(Outcome.CLOSED);
            case Step.Reset _ -> drop(Outcome.RESET);
            case Step.Hang _ -> false;
        };
    }

    private boolean pause(long nanos) {
        timer = thread.executeAfter(this::play, nanos, TimeUnit.NANOSECONDS);
        return false;
    }

    private boolean pace(long nanosAfterFirst) {
        long now = System.nanoTime();
        if (paceOrigin == null) {
            paceOrigin = now - nanosAfterFirst;
        }
        long wait = paceOrigin + nanosAfterFirst - now;
        return wait <= 0 || pause(wait);
    }

    private boolean hold(Step.Hold hold) {
        recording.waitsAt(hold.at());
        boolean open = turnstile.pass(() -> thread.execute(this::released));
        if (open) {
            recording.released();
        }
        return open;
    }

    private void released() {
        if (!over) {
            recording.released();
            play();
        }
    }

    private boolean head(int status, Map<String, String> headers) throws IOException {
        exchange.setStatusCode(status);
        headers.forEach(
                (name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        sink = exchange.getResponseChannel();
        return push(ByteBuffer.allocate(0), () -> recording.headSent(status));
    }

    private boolean unframedHead(int status, Map<String, String> headers) throws IOException {
        framed = false;
        sink = connection.getChannel().getSinkChannel();
        var head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("\r\n");
        return push(
                ByteBuffer.wrap(head.toString().getBytes(UTF_8)), () -> recording.headSent(status));
    }

    /** Bytes past whatever HTTP is there; they are few and the socket is empty. */
    private boolean raw(byte[] bytes) throws IOException {
        if (sink == null) {
            sink = connection.getChannel().getSinkChannel();
            return push(ByteBuffer.wrap(bytes), () -> recording.bytesSent(bytes.length));
        }
        var buffer = ByteBuffer.wrap(bytes);
        var socket = connection.getOriginalSinkConduit();
        while (buffer.hasRemaining() && socket.write(buffer) > 0) {
            socket.flush();
        }
        return true;
    }

    private boolean end() throws IOException {
        if (!framed) {
            drop(Outcome.COMPLETED);
            return false;
        }
        sink().shutdownWrites();
        return push(ByteBuffer.allocate(0), () -> over(Outcome.COMPLETED));
    }

    /** Writes and flushes; false when the socket is full, then goes on by itself. */
    private boolean push(ByteBuffer bytes, Runnable after) throws IOException {
        pending = bytes;
        afterPush = after;
        if (pushed()) {
            return true;
        }
        sink().getWriteSetter().set(_ -> writable());
        sink().resumeWrites();
        return false;
    }

    private boolean pushed() throws IOException {
        while (pending.hasRemaining()) {
            if (sink().write(pending) == 0) {
                return false;
            }
        }
        if (!sink().flush()) {
            return false;
        }
        afterPush.run();
        return true;
    }

    private void writable() {
        guarded(() -> {
            if (!over && pushed() && !over) {
                sink().suspendWrites();
                play();
            }
        });
    }

    private StreamSinkChannel sink() {
        if (sink == null) {
            throw new IllegalStateException("bytes before a head");
        }
        return sink;
    }

    /** Something that may find the client gone. */
    private interface Attempt {
        void run() throws IOException;
    }

    private void guarded(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException _) {
            drop(Outcome.ABORTED);
        } catch (RuntimeException e) {
            LOG.error("answer failed request={}", recording.sequence(), e);
            drop(Outcome.FAILED);
        }
    }

    private boolean drop(Outcome how) {
        if (over) {
            return false;
        }
        watch.disarm();
        over(how);
        if (how == Outcome.RESET) {
            try {
                connection.setOption(Options.CLOSE_ABORT, true);
            } catch (IOException e) {
                LOG.warn("cannot reset, closing request={}", recording.sequence(), e);
            }
        }
        IoUtils.safeClose(connection);
        return false;
    }

    private void over(Outcome how) {
        over = true;
        if (timer != null) {
            timer.remove();
        }
        whenOver.run();
        recording.ended(how);
        LOG.debug("request ended request={} outcome={}", recording.sequence(), how);
    }
}
