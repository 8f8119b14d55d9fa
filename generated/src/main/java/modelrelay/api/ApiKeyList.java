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
 * The keys of clients.
 *
 * <p>Clauses: ADM-019.
 *
 * @param keys The metadata of every key, revoked ones included.
 */
@JsonPropertyOrder({"keys"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyList(@JsonProperty(value = "keys", required = true) List<ApiKeyMetadata> keys) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ApiKeyList {
        keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
    }
}
