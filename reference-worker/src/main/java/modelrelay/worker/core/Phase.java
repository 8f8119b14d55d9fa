/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/**
 * Where the worker is. A move that is not in this table is a bug and throws.
 *
 * <pre>
 * NEW          started                    CONNECTING
 * WAITING      retry time reached         CONNECTING
 * CONNECTING   connected                  REGISTERING
 * REGISTERING  acknowledged               REGISTERED
 * REGISTERED   told to drain              DRAINING
 * REGISTERED   asked to stop              STOPPING
 * DRAINING     asked to stop              STOPPING
 * any of the connected ones, finished     CLOSING
 * connecting or connected, link lost      WAITING, or GONE when it was to stop
 * </pre>
 */
public enum Phase {
    /** Not started. */
    NEW,
    /** Without a connection, until the next attempt. */
    WAITING,
    /** An attempt to connect is under way. */
    CONNECTING,
    /** Connected; the server has not acknowledged yet. */
    REGISTERING,
    /** Taking requests. */
    REGISTERED,
    /** Taking no more requests on this connection; another one follows. */
    DRAINING,
    /** Taking no more requests; nothing follows. */
    STOPPING,
    /** The connection is being closed. */
    CLOSING,
    /** The end. */
    GONE
}
