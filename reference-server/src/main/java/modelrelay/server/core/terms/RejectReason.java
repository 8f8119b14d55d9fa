/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

/**
 * Why a client gets an error instead of an answer, or instead of the rest of one. The client's room
 * turns it into a status or an error event in one exhaustive {@code switch}.
 */
public enum RejectReason {
    /** The provider's queue is at its bound. */
    QUEUE_FULL,
    /** It waited in the queue as long as a request may. */
    QUEUE_TIMEOUT,
    /** Arrival to last byte took longer than a request may. */
    REQUEST_TIMEOUT,
    /** Its worker was lost once more than a request is requeued. */
    REQUEUE_EXHAUSTED,
    /** The server is shutting down. */
    DRAINING,
    /** The operator switched the provider off, or nobody ever set it up. */
    PROVIDER_DISABLED,
    /** The worker said it could not do it, or answered something that is no answer. */
    BACKEND_ERROR,
    /** Its worker was lost after the answer had started; only ever in-band. */
    WORKER_LOST,
    /** The answer grew beyond the configured ceiling. */
    ANSWER_TOO_LARGE
}
