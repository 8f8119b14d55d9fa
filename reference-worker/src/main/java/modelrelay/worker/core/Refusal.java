/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/** Why a request is answered by the worker itself instead of the backend. */
public enum Refusal {
    /** Every slot is held (WRK-018). */
    BUSY,
    /** The worker takes nothing new (WRK-020). */
    DRAINING
}
