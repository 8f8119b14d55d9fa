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
 * The next piece of a streamed answer. Chunks of one request reach its client in the order sent,
 * byte for byte.
 *
 * <p>Clauses: STR-001, STR-002, STR-003, STR-011.
 *
 * <pre>{@code
 * {
 *   "type": "response_chunk",
 *   "request_id": "1d0c5c5e-93a1-4d0a-9f6b-0d5cfa0ad0a2",
 *   "chunk": "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n"
 * }
 * }</pre>
 *
 * @param requestId The request that the text belongs to.
 * @param chunk Text as the backend sent it; it may hold a part of an event or several events.
 * @param statusCode Status for the client's response. Counts on the first chunk of a request only;
 *     without it the response is 200. An extension of the protocol. Clauses: STR-008, STR-009,
 *     STR-010.
 * @param headers Headers for the client's response. Count on the first chunk of a request only;
 *     without them the response is {@code text/event-stream}. An extension of the protocol.
 *     Clauses: STR-008, STR-009, STR-010.
 */
@JsonPropertyOrder({"type", "request_id", "chunk", "status_code", "headers"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseChunk(
        @JsonProperty(value = "request_id", required = true) String requestId,
        @JsonProperty(value = "chunk", required = true) String chunk,
        @JsonProperty("status_code") @Nullable Integer statusCode,
        @JsonProperty("headers") @Nullable Map<String, String> headers)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "response_chunk";

    /** Collections are copied; a missing or forbidden value throws. */
    public ResponseChunk {
        Objects.requireNonNull(requestId, "request_id");
        Objects.requireNonNull(chunk, "chunk");
        headers =
                headers == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public String type() {
        return TYPE;
    }
}
