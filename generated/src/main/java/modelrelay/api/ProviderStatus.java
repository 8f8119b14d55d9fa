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
 * A provider as it is now.
 *
 * <p>Clauses: ADM-011.
 *
 * @param name Its name.
 * @param enabled Whether it takes requests and workers.
 */
@JsonPropertyOrder({"name", "enabled"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderStatus(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "enabled", required = true) boolean enabled) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ProviderStatus {
        Objects.requireNonNull(name, "name");
    }
}
