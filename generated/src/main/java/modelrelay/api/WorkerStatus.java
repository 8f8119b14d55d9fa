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
 * One registered worker.
 *
 * <p>Clauses: ADM-007, ADM-008, ADM-009.
 *
 * @param workerId The id that the server gave to the connection.
 * @param provider The provider that it serves.
 * @param workerName The name that it gave itself.
 * @param models The models that are routed to it.
 * @param maxConcurrent The number of its slots.
 * @param reportedLoad The load as it last reported it.
 * @param inFlightCount Requests in flight on it from this server.
 * @param isDraining Whether it takes no new requests.
 */
@JsonPropertyOrder({
    "worker_id",
    "provider",
    "worker_name",
    "models",
    "max_concurrent",
    "reported_load",
    "in_flight_count",
    "is_draining"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerStatus(
        @JsonProperty(value = "worker_id", required = true) String workerId,
        @JsonProperty(value = "provider", required = true) String provider,
        @JsonProperty(value = "worker_name", required = true) String workerName,
        @JsonProperty(value = "models", required = true) List<String> models,
        @JsonProperty(value = "max_concurrent", required = true) int maxConcurrent,
        @JsonProperty(value = "reported_load", required = true) int reportedLoad,
        @JsonProperty(value = "in_flight_count", required = true) int inFlightCount,
        @JsonProperty(value = "is_draining", required = true) boolean isDraining) {

    /** Collections are copied; a missing or forbidden value throws. */
    public WorkerStatus {
        Objects.requireNonNull(workerId, "worker_id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(workerName, "worker_name");
        models = List.copyOf(Objects.requireNonNull(models, "models"));
    }
}
