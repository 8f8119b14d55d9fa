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
 * The server asks the worker to drain: no new requests follow, those in flight may finish until the
 * deadline.
 *
 * <p>Clauses: DRN-016, DRN-026, DRN-027, DRN-028, DRN-029.
 *
 * <pre>{@code
 * {
 *   "type": "graceful_shutdown",
 *   "reason": "server shutdown",
 *   "drain_timeout_secs": 30
 * }
 * }</pre>
 *
 * @param reason Why, for the worker's log.
 * @param drainTimeoutSecs Seconds from now after which the server closes the connection in any
 *     case.
 */
@JsonPropertyOrder({"type", "reason", "drain_timeout_secs"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GracefulShutdown(
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("drain_timeout_secs") @Nullable Integer drainTimeoutSecs)
        implements ServerMessage {

    /** The tag of this message. */
    public static final String TYPE = "graceful_shutdown";

    @Override
    public String type() {
        return TYPE;
    }
}
