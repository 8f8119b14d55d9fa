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
 * The server's answer to {@code register}: the worker is taken in. From here on requests may
 * arrive.
 *
 * <p>Clauses: REG-030, REG-036, REG-042, REG-066, REG-067.
 *
 * <pre>{@code
 * {
 *   "type": "register_ack",
 *   "worker_id": "6f1d2c1e-9a5b-4b5e-8f0e-2a8f4f0f7c11",
 *   "models": [
 *     "llama-3.1-8b",
 *     "qwen2.5-coder"
 *   ],
 *   "protocol_version": "2026-04-bridge-v1"
 * }
 * }</pre>
 *
 * @param workerId The id that the server gave to this connection; unguessable and new for each
 *     connection. Clauses: REG-046.
 * @param models Exactly the models that the server routes to this worker, after trimming, removal
 *     of duplicates and limits, in the worker's order. May be empty. Clauses: REG-042.
 * @param warnings What the server had to change or assume about the registration, for the worker's
 *     log. Clauses: REG-034, REG-040, REG-041, REG-043, REG-044, REG-045.
 * @param protocolVersion The protocol version that the server speaks.
 * @param capabilities The offered capabilities that the server knows too. Sent only to a worker
 *     that offered some. An extension of the protocol. Clauses: REG-066, REG-067, REG-070.
 */
@JsonPropertyOrder({"type", "worker_id", "models", "warnings", "protocol_version", "capabilities"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisterAck(
        @JsonProperty(value = "worker_id", required = true) String workerId,
        @JsonProperty(value = "models", required = true) List<String> models,
        @JsonProperty("warnings") @Nullable List<String> warnings,
        @JsonProperty("protocol_version") @Nullable String protocolVersion,
        @JsonProperty("capabilities") @Nullable List<String> capabilities)
        implements ServerMessage {

    /** The tag of this message. */
    public static final String TYPE = "register_ack";

    /** Collections are copied; a missing or forbidden value throws. */
    public RegisterAck {
        Objects.requireNonNull(workerId, "worker_id");
        models = List.copyOf(Objects.requireNonNull(models, "models"));
        warnings = warnings == null ? null : List.copyOf(warnings);
        capabilities = capabilities == null ? null : List.copyOf(capabilities);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
