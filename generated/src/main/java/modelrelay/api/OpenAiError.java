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
 * An error in the dialect of OpenAI.
 *
 * <p>Clauses: ERR-002.
 *
 * @param error See {@link OpenAiErrorBody}.
 */
@JsonPropertyOrder({"error"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenAiError(@JsonProperty(value = "error", required = true) OpenAiErrorBody error) {

    /** Collections are copied; a missing or forbidden value throws. */
    public OpenAiError {
        Objects.requireNonNull(error, "error");
    }
}
