/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

package modelrelay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * An error in the dialect of Anthropic.
 *
 * <p>Clauses: ERR-003, ERR-004.
 *
 * @param error See {@link AnthropicErrorBody}.
 * @param requestId The id of the request, the same as in {@code x-request-id}.
 */
@JsonPropertyOrder({"type", "error", "request_id"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnthropicError(
        @JsonProperty(value = "error", required = true) AnthropicErrorBody error,
        @JsonProperty(value = "request_id", required = true) String requestId) {

    /** Collections are copied; a missing or forbidden value throws. */
    public AnthropicError {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(requestId, "request_id");
    }

    /** Always {@code error}. */
    @JsonProperty("type")
    public String type() {
        return "error";
    }
}
