/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import modelrelay.protocol.CloseReason;
import modelrelay.server.relay.WorkerOrder;

/** What waits to be written to one worker. */
sealed interface OutboxItem {

    /** Whether nothing may be written after this. */
    static boolean isLast(OutboxItem item) {
        return item instanceof Close || item instanceof Order(WorkerOrder.Close _);
    }

    /** An order of the relay. */
    record Order(WorkerOrder order) implements OutboxItem {}

    /** The answer to a WebSocket ping. */
    @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
    record Pong(byte[] payload) implements OutboxItem {}

    /**
     * The close frame; nothing is written after it.
     *
     * @param reason may be empty
     */
    record Close(int code, String reason) implements OutboxItem {
        static Close of(CloseReason reason) {
            return new Close(reason.code(), reason.text());
        }
    }
}
