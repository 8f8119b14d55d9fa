/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioIoThread;

/**
 * Hands work to the I/O thread of a connection, from any thread. When that thread has ended, so has
 * the connection, and the work is dropped.
 */
public final class IoTasks {

    private IoTasks() {}

    /** Runs soon. */
    public static void run(XnioIoThread thread, Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException ignored) {
            // Nothing is left that it could be done to.
        }
    }

    /** Runs later; cannot be called back. */
    public static void runAfter(XnioIoThread thread, Duration delay, Runnable task) {
        try {
            thread.executeAfter(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ignored) {
            // As above.
        }
    }
}
