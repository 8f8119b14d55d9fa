/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/** How a connection, or the attempt at one, ended. */
public enum Loss {
    /** No connection came about. */
    UNREACHABLE,
    /** The server does not accept our secret or provider. */
    REJECTED,
    /** A connection that was open is gone, whoever ended it. */
    CLOSED
}
