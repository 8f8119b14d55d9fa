/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's request, dispatched to this worker. It holds one of the worker's slots until its one
 * {@code response_complete} or its {@code cancel}.
 *
 * <p>Clauses: DSP-001, DSP-002, DSP-003, DSP-004, DSP-005, DSP-006.
 *
 * <pre>{@code
 * {
 *   "type": "request",
 *   "request_id": "1d0c5c5e-93a1-4d0a-9f6b-0d5cfa0ad0a2",
 *   "model": "llama-3.1-8b",
 *   "endpoint_path": "/v1/chat/completions",
 *   "is_streaming": true,
 *   "body": "{\"model\":\"llama-3.1-8b\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
 *   "headers": {
 *     "content-type": "application/json",
 *     "accept": "text/event-stream"
 *   }
 * }
 * }</pre>
 *
 * @param requestId The id of the request; unguessable. Every message about the request carries it.
 *     Clauses: REG-047, RQU-011.
 * @param model The model that the client asked for.
 * @param endpointPath Path and query string of the client's request, to be appended to the
 *     backend's URL. Clauses: DSP-004.
 * @param isStreaming Whether the client asked for a stream.
 * @param body The client's body, the same text byte for byte. Clauses: DSP-002.
 * @param headers The client's headers that are meant for the backend: lower-case names, repeated
 *     values joined with a comma and a space. Clauses: DSP-006, DSP-007, DSP-008, DSP-009, DSP-010,
 *     DSP-011, DSP-012, DSP-013, DSP-014.
 */
@JsonPropertyOrder({
    "type",
    "request_id",
    "model",
    "endpoint_path",
    "is_streaming",
    "body",
    "headers"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Request(
        @JsonProperty(value = "request_id", required = true) String requestId,
        @JsonProperty(value = "model", required = true) String model,
        @JsonProperty(value = "endpoint_path", required = true) String endpointPath,
        @JsonProperty(value = "is_streaming", required = true) boolean isStreaming,
        @JsonProperty(value = "body", required = true) String body,
        @JsonProperty("headers") @Nullable Map<String, String> headers)
        implements ServerMessage {

    /** The tag of this message. */
    public static final String TYPE = "request";

    /** Collections are copied; a missing or forbidden value throws. */
    public Request {
        Objects.requireNonNull(requestId, "request_id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(endpointPath, "endpoint_path");
        Objects.requireNonNull(body, "body");
        headers =
                headers == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public String type() {
        return TYPE;
    }
}
