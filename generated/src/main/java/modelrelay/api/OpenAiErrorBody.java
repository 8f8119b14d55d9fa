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
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in the dialect of OpenAI.
 *
 * <p>Clauses: ERR-002, ERR-005, ERR-006, ERR-007.
 *
 * @param message What happened and what to do, for people.
 * @param type The kind of error, the same word as in the dialect of Anthropic.
 * @param param Always null; clients of OpenAI expect the field.
 * @param code The machine-readable name of the condition, such as {@code queue_full}.
 */
@JsonPropertyOrder({"message", "type", "param", "code"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenAiErrorBody(
        @JsonProperty(value = "message", required = true) String message,
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "param", required = true) @JsonInclude(JsonInclude.Include.ALWAYS)
                @Nullable String param,
        @JsonProperty(value = "code", required = true) String code) {

    /** Collections are copied; a missing or forbidden value throws. */
    public OpenAiErrorBody {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(code, "code");
    }
}
