/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import modelrelay.wire.frame.CloseCode;

/**
 * How a link ended.
 *
 * @param reason for the log; it may be the server's words
 */
public record LinkEnd(Kind kind, String reason) {

    /** What the end means for the next attempt. */
    public enum Kind {
        /** No connection came about. */
        UNREACHABLE,
        /** The server rejected secret or provider. */
        REJECTED,
        /** An open connection ended. */
        CLOSED
    }

    static LinkEnd closedWith(int code, String reason) {
        Kind kind = code == CloseCode.POLICY_VIOLATION ? Kind.REJECTED : Kind.CLOSED;
        return new LinkEnd(kind, "code " + code + (reason.isEmpty() ? "" : " " + reason));
    }
}
