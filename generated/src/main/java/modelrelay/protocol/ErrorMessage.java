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
import org.jspecify.annotations.Nullable;

/**
 * The worker reports a failure. With a {@code request_id} it ends that request; without one it is
 * only logged. Older servers close the connection on it, so a worker prefers {@code
 * response_complete} with status 502.
 *
 * <p>Clauses: ERR-021, ERR-022, ERR-031.
 *
 * <pre>{@code
 * {
 *   "type": "error",
 *   "request_id": "1d0c5c5e-93a1-4d0a-9f6b-0d5cfa0ad0a2",
 *   "code": "backend_error",
 *   "message": "The model server closed the connection."
 * }
 * }</pre>
 *
 * @param requestId The request that failed. Clauses: ERR-021, ERR-022.
 * @param code A short machine-readable name of the failure.
 * @param message What happened, for people.
 */
@JsonPropertyOrder({"type", "request_id", "code", "message"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorMessage(
        @JsonProperty("request_id") @Nullable String requestId,
        @JsonProperty(value = "code", required = true) String code,
        @JsonProperty(value = "message", required = true) String message)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "error";

    /** Collections are copied; a missing or forbidden value throws. */
    public ErrorMessage {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
