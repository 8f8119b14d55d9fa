/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/** Why the worker itself closes a connection. */
public enum Farewell {
    /** It was asked to stop and has finished. */
    STOPPED,
    /** The server asked it to drain and it has finished. */
    DRAINED,
    /** A drain took too long, or was cut short; requests may be lost. */
    ABORTED,
    /** The configuration has changed. */
    RECONFIGURED,
    /** Nothing was heard from the server for too long (HBT-012). */
    SILENT_SERVER,
    /** The server did not acknowledge in time. */
    NOT_ACKNOWLEDGED
}
