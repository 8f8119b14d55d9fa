/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/** What the core waits for; each runs at most once at a time. */
enum Timer {
    /** Connect again. */
    RETRY,
    /** Register even without a list of models. */
    REGISTER,
    /** Give up waiting for the ack. */
    ACKNOWLEDGE,
    /** Ask a silent server for a sign of life. */
    ASK,
    /** Give up a silent server. */
    SILENCE,
    /** End the drain in any case. */
    DRAIN,
    /** Look the models up. */
    POLL
}
