/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

/** Why a worker is told to stop working on a request. */
public enum CancelReason {
    /** The client is gone, or reads too slowly to be served. */
    CLIENT_DISCONNECT,
    /** The request's time is over. */
    TIMEOUT,
    /** The server leaves and the drain's time is over. */
    SERVER_SHUTDOWN,
    /** The worker's own drain is over by its deadline. */
    GRACEFUL_SHUTDOWN,
    /** The answer grew beyond the configured ceiling. */
    ANSWER_TOO_LARGE
}
