/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The server asks for a sign of life; the worker answers with {@code pong}.
 *
 * <p>Clauses: HBT-001, HBT-002, HBT-003.
 *
 * <pre>{@code
 * {
 *   "type": "ping",
 *   "timestamp_unix_ms": 1775001600000
 * }
 * }</pre>
 *
 * @param timestampUnixMs The server's wall clock in milliseconds since 1970, to be echoed. Clauses:
 *     HBT-003.
 */
@JsonPropertyOrder({"type", "timestamp_unix_ms"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ping(@JsonProperty("timestamp_unix_ms") @Nullable Long timestampUnixMs)
        implements ServerMessage {

    /** The tag of this message. */
    public static final String TYPE = "ping";

    @Override
    public String type() {
        return TYPE;
    }
}
