/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The worker introduces itself. It is the first message of a connection and the only one of its
 * kind.
 *
 * <p>Clauses: REG-029, REG-031, REG-035.
 *
 * <pre>{@code
 * {
 *   "type": "register",
 *   "worker_name": "gpu-1",
 *   "models": [
 *     "llama-3.1-8b",
 *     "qwen2.5-coder"
 *   ],
 *   "max_concurrent": 4,
 *   "protocol_version": "2026-04-bridge-v1",
 *   "current_load": 0
 * }
 * }</pre>
 *
 * @param workerName A name for people; it need not be unique. A blank one becomes {@code worker}.
 *     Clauses: REG-044.
 * @param models The models that the worker serves, by exact name. The name {@code *} matches any
 *     model. May be empty. Clauses: REG-037, REG-038, REG-039, REG-040, REG-041, SEL-005.
 * @param maxConcurrent The number of slots, the most requests that it takes at a time. 0 counts as
 *     1. Clauses: REG-043, REG-048, DSP-015.
 * @param protocolVersion The protocol version that the worker speaks. Clauses: REG-032, REG-034,
 *     REG-035.
 * @param currentLoad Requests that the worker is busy with at the moment, from whatever source; not
 *     negative. Clauses: SEL-008, SEL-009.
 * @param capabilities The optional parts of the protocol that the worker offers to use. An
 *     extension of the protocol. Clauses: REG-066, REG-068, REG-069.
 */
@JsonPropertyOrder({
    "type",
    "worker_name",
    "models",
    "max_concurrent",
    "protocol_version",
    "current_load",
    "capabilities"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Register(
        @JsonProperty(value = "worker_name", required = true) String workerName,
        @JsonProperty(value = "models", required = true) List<String> models,
        @JsonProperty(value = "max_concurrent", required = true) int maxConcurrent,
        @JsonProperty("protocol_version") @Nullable String protocolVersion,
        @JsonProperty("current_load") @Nullable Integer currentLoad,
        @JsonProperty("capabilities") @Nullable List<String> capabilities)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "register";

    /** Collections are copied; a missing or forbidden value throws. */
    public Register {
        Objects.requireNonNull(workerName, "worker_name");
        models = List.copyOf(Objects.requireNonNull(models, "models"));
        if (maxConcurrent < 0) {
            throw new IllegalArgumentException("max_concurrent is less than 0");
        }
        capabilities = capabilities == null ? null : List.copyOf(capabilities);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
