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
 * The state of the server.
 *
 * <p>Clauses: HTP-015, HTP-016, HTP-017, HTP-018, HTP-019, HTP-020.
 *
 * @param status {@code ok}, or {@code draining} while the server stops.
 * @param version The version of the server.
 * @param workersConnected The number of registered workers.
 * @param queueDepth The number of requests that wait, over all providers.
 * @param uptimeSecs Seconds since the server started, with a fraction.
 */
@JsonPropertyOrder({"status", "version", "workers_connected", "queue_depth", "uptime_secs"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthStatus(
        @JsonProperty(value = "status", required = true) String status,
        @JsonProperty(value = "version", required = true) String version,
        @JsonProperty(value = "workers_connected", required = true) int workersConnected,
        @JsonProperty(value = "queue_depth", required = true) int queueDepth,
        @JsonProperty(value = "uptime_secs", required = true) double uptimeSecs) {

    /** Collections are copied; a missing or forbidden value throws. */
    public HealthStatus {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(version, "version");
    }
}
