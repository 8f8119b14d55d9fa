/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * The server no longer wants the answer. The worker frees the slot at once, closes its backend
 * connection and sends no more chunks of this request.
 *
 * <p>Clauses: CAN-002, CAN-005, CAN-006, CAN-007, CAN-012, REG-064, REG-065.
 *
 * <pre>{@code
 * {
 *   "type": "cancel",
 *   "request_id": "1d0c5c5e-93a1-4d0a-9f6b-0d5cfa0ad0a2",
 *   "reason": "client_disconnect"
 * }
 * }</pre>
 *
 * @param requestId The request to give up. An id that the worker does not hold is ignored. Clauses:
 *     CAN-017.
 * @param reason Why a request is cancelled: one of the known names, or an object with the single
 *     key {@code other} for anything else. A receiver treats a name that it does not know as {@code
 *     other}. Clauses: REG-064, REG-065.
 */
@JsonPropertyOrder({"type", "request_id", "reason"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cancel(
        @JsonProperty(value = "request_id", required = true) String requestId,
        @JsonProperty(value = "reason", required = true) CancelReason reason)
        implements ServerMessage {

    /** The tag of this message. */
    public static final String TYPE = "cancel";

    /** Collections are copied; a missing or forbidden value throws. */
    public Cancel {
        Objects.requireNonNull(requestId, "request_id");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
