/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

package modelrelay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;

/**
 * The models on offer.
 *
 * <p>Clauses: CAT-008.
 *
 * @param data The models, each once, in the order in which they were first seen.
 */
@JsonPropertyOrder({"object", "data"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelList(@JsonProperty(value = "data", required = true) List<ModelEntry> data) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ModelList {
        data = List.copyOf(Objects.requireNonNull(data, "data"));
    }

    /** Always {@code list}. */
    @JsonProperty("object")
    public String object() {
        return "list";
    }
}
