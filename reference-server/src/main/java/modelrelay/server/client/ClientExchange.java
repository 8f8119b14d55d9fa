/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.http.IoTasks;
import modelrelay.server.http.RequestTag;
import modelrelay.server.relay.ForwardedRequest;
import modelrelay.server.relay.Relay;
import modelrelay.server.stream.ResponseStream;
import modelrelay.server.stream.StreamListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.XnioIoThread;

/**
 * One client's request from its submission to the last byte of its answer.
 *
 * <p>Lives on the I/O thread of its connection; only {@link #drainable} and {@link #fellBehind}
 * come from other threads, and hand over.
 */
final class ClientExchange implements StreamListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientExchange.class);

    private final HttpServerExchange http;
    private final XnioIoThread thread;
    private final Relay relay;
    private final ClientSettings settings;
    private final RequestId id;
    private final ResponseStream<RejectReason> stream;
    private final AnswerSink sink;
    private final DisconnectWatch watch;
    private @Nullable KeepAlive keepAlive;
    private boolean blocked;
    private boolean stallWatched;
    private boolean over;

    ClientExchange(
            HttpServerExchange http, Endpoint endpoint, Relay relay, ClientSettings settings) {
        this.http = http;
        this.thread = http.getIoThread();
        this.relay = relay;
        this.settings = settings;
        this.id = new RequestId(RequestTag.of(http));
        ClientDialect dialect = new ClientDialect(endpoint, id.text());
        this.stream = new ResponseStream<>(settings.bounds(), dialect, this);
        this.sink = new AnswerSink(http, dialect, this::finish);
        this.watch = new DisconnectWatch(http, this::leave);
    }

    /** Hands the request to the relay. */
    void submit(ForwardedRequest content, long arrivedNanos) {
        watch.arm();
        if (content.isStreaming() && settings.keepAlive().isPositive()) {
            keepAlive = new KeepAlive(thread, settings.keepAlive(), this::keepAlive);
            keepAlive.start();
        }
        relay.submit(id, content, stream, arrivedNanos);
    }

    @Override
    public void drainable() {
        if (Thread.currentThread().equals(thread)) {
            drain();
        } else {
            IoTasks.run(thread, this::drain);
        }
    }

    @Override
    public void abandoned() {
        IoTasks.run(
                thread,
                () -> {
                    if (!over) {
                        close();
                    }
                });
    }

    @Override
    public void fellBehind(long episode) {
        later(() -> {
            // One that came whole is long, not late: for it only standing still counts.
            if (!over && !sink.isWhole() && stream.isStillBehind(episode)) {
                LOG.atInfo().addKeyValue("request", id).log("client reads too slowly");
                leave();
            }
        });
    }

    /** Runs something on the I/O thread when the write timeout has passed. */
    private void later(Runnable task) {
        IoTasks.runAfter(thread, settings.writeTimeout(), task);
    }

    private void drain() {
        if (over) {
            return;
        }
        try {
            long before = sink.writtenBytes();
            ResponseStream.Drained drained = stream.drain(sink);
            if (keepAlive != null && sink.writtenBytes() > before) {
                keepAlive.sent();
            }
            switch (drained) {
                case EMPTY -> {
                    if (sink.isUnflushed()) {
                        waitForClient();
                    }
                }
                case BLOCKED -> waitForClient();
                case ENDED -> {
                    if (!over) {
                        // Abandoned: the rules gave this client up, and it gets nothing more.
                        close();
                    }
                }
            }
        } catch (IOException e) {
            leave();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("request", id).setCause(e).log("answer failed by a bug");
            leave();
        }
    }

    private void waitForClient() {
        blocked = true;
        sink.waitUntilWritable(this::flush);
        if (!stallWatched) {
            watchStall();
        }
    }

    /** A client that takes nothing of an answer that is complete is not waited for. */
    private void watchStall() {
        stallWatched = true;
        long before = sink.writtenBytes();
        later(() -> {
            stallWatched = false;
            if (over || !blocked) {
                return;
            }
            if (stream.isOver() && sink.writtenBytes() == before) {
                leave();
            } else {
                watchStall();
            }
        });
    }

    private void flush() {
        blocked = false;
        if (over) {
            return;
        }
        try {
            if (!sink.flush()) {
                waitForClient();
                return;
            }
        } catch (IOException e) {
            leave();
            return;
        }
        drain();
    }

    private void keepAlive() {
        if (!over && sink.takesComments() && stream.keepAlive(EventText.comment())) {
            drain();
        }
    }

    /** The answer's last byte is handed over, or it was broken off. */
    private void finish(boolean whole) {
        if (!whole) {
            resetIfEndIsTheClose();
            close();
            return;
        }
        stop();
        http.endExchange();
        if (!http.isComplete()) {
            // Undertow flushes the rest; a client that never takes it is not waited for.
            later(() -> {
                if (!http.isComplete()) {
                    IoUtils.safeClose(http.getConnection());
                }
            });
        }
    }

    /** Where the end of the connection is the end of the body, a plain close would look whole. */
    private void resetIfEndIsTheClose() {
        if (!http.isPersistent()) {
            try {
                http.getConnection().setOption(Options.CLOSE_ABORT, true);
            } catch (IOException e) {
                LOG.debug("connection was gone already", e);
            }
        }
    }

    /** The client is gone, or too slow to be served. */
    private void leave() {
        if (!over) {
            close();
            relay.cancel(id);
        }
    }

    private void close() {
        stop();
        IoUtils.safeClose(http.getConnection());
    }

    private void stop() {
        over = true;
        watch.disarm();
        if (keepAlive != null) {
            keepAlive.stop();
        }
    }
}
