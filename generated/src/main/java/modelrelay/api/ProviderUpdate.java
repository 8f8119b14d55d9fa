/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

package modelrelay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The wish to enable or disable a provider.
 *
 * <p>Clauses: ADM-011.
 *
 * @param enabled Whether the provider shall take requests and workers.
 */
@JsonPropertyOrder({"enabled"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderUpdate(@JsonProperty(value = "enabled", required = true) boolean enabled) {}
