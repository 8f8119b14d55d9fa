/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

package modelrelay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers for operators. Counts run from the start of the server.
 *
 * <p>Clauses: ADM-014, ADM-015, ADM-016, ADM-017.
 *
 * @param queueDepth Requests that wait, by provider.
 * @param activeWorkers The number of registered workers.
 * @param requests Ended requests by outcome: {@code completed}, {@code cancelled}, or the code of
 *     the error.
 * @param ignoredMessages Messages of workers that were ignored as late, foreign or unknown.
 * @param latencyMs How long requests took, in milliseconds: {@code queue_wait}, {@code first_byte}
 *     and {@code total}.
 */
@JsonPropertyOrder({"queue_depth", "active_workers", "requests", "ignored_messages", "latency_ms"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelayStats(
        @JsonProperty(value = "queue_depth", required = true) Map<String, Integer> queueDepth,
        @JsonProperty(value = "active_workers", required = true) int activeWorkers,
        @JsonProperty(value = "requests", required = true) Map<String, Long> requests,
        @JsonProperty(value = "ignored_messages", required = true) long ignoredMessages,
        @JsonProperty(value = "latency_ms", required = true)
                Map<String, LatencySummary> latencyMs) {

    /** Collections are copied; a missing or forbidden value throws. */
    public RelayStats {
        queueDepth =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(Objects.requireNonNull(queueDepth, "queue_depth")));
        requests =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(Objects.requireNonNull(requests, "requests")));
        latencyMs =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(Objects.requireNonNull(latencyMs, "latency_ms")));
    }
}
