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
 * How a duration is distributed, in milliseconds.
 *
 * <p>Clauses: ADM-017.
 *
 * @param count The number of measurements.
 * @param p50 Half of them were no longer.
 * @param p90 Nine of ten were no longer.
 * @param p99 99 of 100 were no longer.
 * @param max The longest.
 */
@JsonPropertyOrder({"count", "p50", "p90", "p99", "max"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LatencySummary(
        @JsonProperty(value = "count", required = true) long count,
        @JsonProperty(value = "p50", required = true) double p50,
        @JsonProperty(value = "p90", required = true) double p90,
        @JsonProperty(value = "p99", required = true) double p99,
        @JsonProperty(value = "max", required = true) double max) {}
