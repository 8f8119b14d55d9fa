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
 * The registered workers.
 *
 * <p>Clauses: ADM-006.
 *
 * @param workers One entry for each connection, in the order of registration.
 */
@JsonPropertyOrder({"workers"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerList(
        @JsonProperty(value = "workers", required = true) List<WorkerStatus> workers) {

    /** Collections are copied; a missing or forbidden value throws. */
    public WorkerList {
        workers = List.copyOf(Objects.requireNonNull(workers, "workers"));
    }
}
