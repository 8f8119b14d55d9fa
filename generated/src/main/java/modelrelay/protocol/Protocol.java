/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

/** The names that both ends of a worker connection must agree on. */
public final class Protocol {

    /** The protocol version that this document describes. */
    public static final String VERSION = "2026-04-bridge-v1";

    /** Path of the WebSocket that a worker opens. */
    public static final String CONNECT_PATH = "/v1/worker/connect";

    /** Request header that carries the worker secret. */
    public static final String SECRET_HEADER = "X-Worker-Secret";

    /** Query parameter that carries the worker secret of old workers. */
    public static final String SECRET_QUERY = "worker_secret";

    /**
     * Capability: The worker may send {@code drain} and the server answers it with {@code
     * graceful_shutdown}.
     */
    public static final String CAPABILITY_DRAIN = "drain";

    /**
     * Capability: The worker may put {@code status_code} and {@code headers} on the first {@code
     * response_chunk} of a request.
     */
    public static final String CAPABILITY_RESPONSE_HEAD = "response_head";

    private Protocol() {}
}
