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
 * The one end of a request at this worker. Nothing about the request follows.
 *
 * <p>Clauses: UNI-001, UNI-002, UNI-003, UNI-008, STR-004, STR-012, CAN-016.
 *
 * <pre>{@code
 * {
 *   "type": "response_complete",
 *   "request_id": "4b1f1f2e-6a55-47b0-90c3-3e0f1b7c2f10",
 *   "status_code": 200,
 *   "headers": {
 *     "content-type": "application/json"
 *   },
 *   "body": "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[]}",
 *   "token_counts": {
 *     "prompt_tokens": 9,
 *     "completion_tokens": 12,
 *     "total_tokens": 21
 *   }
 * }
 * }</pre>
 *
 * @param requestId The request that ended.
 * @param statusCode The backend's HTTP status; 502 for a failure on the way to the backend, 499
 *     after a {@code cancel}. Clauses: UNI-001, UNI-006, CAN-016.
 * @param headers The backend's end-to-end headers, lower-case names. Clauses: UNI-003, UNI-004,
 *     UNI-005, UNI-009.
 * @param body The whole body of a unary answer. Absent at the end of a stream. Clauses: UNI-002,
 *     UNI-007, STR-017.
 * @param tokenCounts Tokens that the backend counted for one request.
 */
@JsonPropertyOrder({"type", "request_id", "status_code", "headers", "body", "token_counts"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseComplete(
        @JsonProperty(value = "request_id", required = true) String requestId,
        @JsonProperty(value = "status_code", required = true) int statusCode,
        @JsonProperty("headers") @Nullable Map<String, String> headers,
        @JsonProperty("body") @Nullable String body,
        @JsonProperty("token_counts") @Nullable TokenCounts tokenCounts)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "response_complete";

    /** Collections are copied; a missing or forbidden value throws. */
    public ResponseComplete {
        Objects.requireNonNull(requestId, "request_id");
        headers =
                headers == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public String type() {
        return TYPE;
    }
}
