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
 * The worker asks the server to stop routing to it; the server answers {@code graceful_shutdown}.
 * Sent only when the capability {@code drain} was negotiated.
 *
 * <p>An extension of the protocol: older peers do not know it.
 *
 * <p>Clauses: DRN-004, DRN-009, DRN-010, DRN-011.
 *
 * <pre>{@code
 * {
 *   "type": "drain",
 *   "reason": "worker shutdown",
 *   "drain_timeout_secs": 30
 * }
 * }</pre>
 *
 * @param reason Why, for the server's log.
 * @param drainTimeoutSecs Seconds from now after which the worker leaves in any case. Clauses:
 *     DRN-011.
 */
@JsonPropertyOrder({"type", "reason", "drain_timeout_secs"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Drain(
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("drain_timeout_secs") @Nullable Integer drainTimeoutSecs)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "drain";

    @Override
    public String type() {
        return TYPE;
    }
}
