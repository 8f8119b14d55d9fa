/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import modelrelay.worker.core.Phase;

/** What a worker is doing, for people. */
public enum WorkerState {
    /** Not started yet. */
    NEW,
    /** Without a registration at the moment; trying. */
    CONNECTING,
    /** Taking requests. */
    READY,
    /** Connected, but kept from new requests by its owner. */
    PAUSED,
    /** Finishing what it has. */
    DRAINING,
    /** The end. */
    STOPPED;

    static WorkerState of(Phase phase, boolean paused) {
        return switch (phase) {
            case NEW -> NEW;
            case WAITING, CONNECTING, REGISTERING, CLOSING -> CONNECTING;
            case REGISTERED -> paused ? PAUSED : READY;
            case DRAINING, STOPPING -> DRAINING;
            case GONE -> STOPPED;
        };
    }
}
