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
 * The data of an error event in a stream of {@code /v1/responses}. It carries the error twice, at
 * the top as that dialect has it and under {@code error} as on every other route.
 *
 * <p>Clauses: STR-024.
 *
 * @param code The machine-readable name of the condition.
 * @param message What happened and what to do, for people.
 * @param param Always null.
 * @param error See {@link OpenAiErrorBody}.
 */
@JsonPropertyOrder({"type", "code", "message", "param", "error"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponsesErrorEvent(
        @JsonProperty(value = "code", required = true) String code,
        @JsonProperty(value = "message", required = true) String message,
        @JsonProperty(value = "param", required = true) @JsonInclude(JsonInclude.Include.ALWAYS)
                @Nullable String param,
        @JsonProperty(value = "error", required = true) OpenAiErrorBody error) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ResponsesErrorEvent {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(error, "error");
    }

    /** Always {@code error}. */
    @JsonProperty("type")
    public String type() {
        return "error";
    }
}
