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
 * What went wrong, in the dialect of Anthropic.
 *
 * <p>Clauses: ERR-003, ERR-006, ERR-007.
 *
 * @param type The kind of error, such as {@code overloaded_error}.
 * @param message What happened and what to do, for people.
 */
@JsonPropertyOrder({"type", "message"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnthropicErrorBody(
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "message", required = true) String message) {

    /** Collections are copied; a missing or forbidden value throws. */
    public AnthropicErrorBody {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(message, "message");
    }
}
