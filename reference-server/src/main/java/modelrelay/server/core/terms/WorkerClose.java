/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

/**
 * Why the rules end a worker's connection. Code and text on the wire are the worker room's matter.
 */
public enum WorkerClose {
    /** Its provider is unknown or disabled; looks like a failed authentication from outside. */
    PROVIDER_CLOSED,
    /** It speaks another version of the protocol. */
    VERSION_MISMATCH,
    /** Nothing was heard from it for too long. */
    HEARTBEAT_TIMED_OUT,
    /** Its drain ended with nothing left to do. */
    DRAINED,
    /** Its drain ended by the deadline. */
    DRAIN_TIMED_OUT
}
