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
 * One model on offer.
 *
 * <p>Clauses: CAT-009.
 *
 * @param id The name of the model.
 * @param created When the server first saw the model, in seconds since 1970.
 * @param ownedBy Always {@code worker-proxy}.
 */
@JsonPropertyOrder({"id", "object", "created", "owned_by"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelEntry(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "created", required = true) long created,
        @JsonProperty(value = "owned_by", required = true) String ownedBy) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ModelEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ownedBy, "owned_by");
    }

    /** Always {@code model}. */
    @JsonProperty("object")
    public String object() {
        return "model";
    }
}
