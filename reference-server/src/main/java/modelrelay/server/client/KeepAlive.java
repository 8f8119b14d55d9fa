/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/**
 * Measures the silence on one stream: from the arrival of the request, or from the last byte sent
 * (STR-038). As long as the client sends its body nobody is silent, so it arrives with its end. On
 * the I/O thread only; one timer, moved only when it fires.
 */
final class KeepAlive {

    private final XnioIoThread thread;
    private final long limitNanos;
    private final Runnable silent;

    private long lastNanos;
    private XnioExecutor.@Nullable Key timer;

    /**
     * Not started yet.
     *
     * @param silent called each time the silence has lasted for {@code limit}
     */
    KeepAlive(XnioIoThread thread, Duration limit, Runnable silent) {
        this.thread = thread;
        this.limitNanos = limit.toNanos();
        this.silent = silent;
    }

    /** The whole request is here. */
    void start() {
        lastNanos = System.nanoTime();
        schedule(limitNanos);
    }

    /** Something reached the client. */
    void sent() {
        lastNanos = System.nanoTime();
    }

    void stop() {
        if (timer != null) {
            timer.remove();
            timer = null;
        }
    }

    private void schedule(long nanos) {
        // A millisecond late rather than early, so that the silence is really that long.
        long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(nanos, 0)) + 1;
        timer = thread.executeAfter(this::check, millis, TimeUnit.MILLISECONDS);
    }

    private void check() {
        long silence = System.nanoTime() - lastNanos;
        if (silence < limitNanos) {
            schedule(limitNanos - silence);
            return;
        }
        lastNanos += silence;
        schedule(limitNanos);
        silent.run();
    }
}
