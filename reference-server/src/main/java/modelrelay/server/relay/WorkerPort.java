/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

/** One worker connection as the relay sees it: an outbox. Implemented by the worker room. */
public interface WorkerPort {

    /**
     * Appends an order to the outbox. Called under the core's lock: only appends, never blocks,
     * writes or calls back. Nothing is appended after {@link WorkerOrder.Close}.
     */
    void append(WorkerOrder order);

    /** Starts writing what was appended. Called without any lock, by the thread that submitted. */
    void flush();

    /** When the last frame of any kind came in, by the relay's ticker. Never blocks. */
    long lastHeardNanos();
}
