/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The worker's answer to a {@code ping}.
 *
 * <p>Clauses: HBT-008, HBT-009, HBT-010.
 *
 * <pre>{@code
 * {
 *   "type": "pong",
 *   "current_load": 1,
 *   "timestamp_unix_ms": 1775001600000
 * }
 * }</pre>
 *
 * @param currentLoad Requests that the worker is busy with at the moment, from whatever source; not
 *     negative. Clauses: HBT-009, SEL-008, SEL-009.
 * @param timestampUnixMs The timestamp of the ping, if it had one. Clauses: HBT-010.
 */
@JsonPropertyOrder({"type", "current_load", "timestamp_unix_ms"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pong(
        @JsonProperty(value = "current_load", required = true) int currentLoad,
        @JsonProperty("timestamp_unix_ms") @Nullable Long timestampUnixMs)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "pong";

    @Override
    public String type() {
        return TYPE;
    }
}
