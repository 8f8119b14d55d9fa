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
 * The wish for a new key.
 *
 * <p>Clauses: ADM-018.
 *
 * @param name A name to recognise it by.
 */
@JsonPropertyOrder({"name"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyCreateRequest(@JsonProperty(value = "name", required = true) String name) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ApiKeyCreateRequest {
        Objects.requireNonNull(name, "name");
        if (name.length() < 1) {
            throw new IllegalArgumentException("name is shorter than 1");
        }
    }
}
