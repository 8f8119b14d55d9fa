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
 * What the server reads of a request for inference. Everything else in the body is for the backend
 * and passes through.
 *
 * <p>Clauses: HTP-008, HTP-009, ERR-009, ERR-010, ERR-011, ERR-012.
 *
 * @param model The model that shall answer, by exact name.
 * @param stream Whether the answer shall come as a stream of events; absent and null mean no.
 */
@JsonPropertyOrder({"model", "stream"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceRequest(
        @JsonProperty(value = "model", required = true) String model,
        @JsonProperty("stream") @Nullable Boolean stream) {

    /** Collections are copied; a missing or forbidden value throws. */
    public InferenceRequest {
        Objects.requireNonNull(model, "model");
        if (model.length() < 1) {
            throw new IllegalArgumentException("model is shorter than 1");
        }
    }
}
