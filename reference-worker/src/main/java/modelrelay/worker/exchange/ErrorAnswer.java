/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import modelrelay.protocol.ResponseComplete;
import modelrelay.worker.backend.BackendFault;
import modelrelay.worker.core.Refusal;

/** The worker's own errors, in the dialect of the route that the client called (ERR-030). */
public final class ErrorAnswer {

    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private ErrorAnswer() {}

    /** The end of a request whose backend failed. */
    public static ResponseComplete of(String requestId, String endpointPath, BackendFault fault) {
        Words words = new Words("backend_error", "api_error", fault.text());
        return answer(requestId, endpointPath, BAD_GATEWAY, words);
    }

    /** The end of a request that the worker does not take. */
    public static ResponseComplete of(String requestId, String endpointPath, Refusal refusal) {
        Words words =
                switch (refusal) {
                    case BUSY ->
                            new Words(
                                    "worker_busy",
                                    "overloaded_error",
                                    "The worker is at its limit. Try again in a moment.");
                    case DRAINING ->
                            new Words(
                                    "draining",
                                    "overloaded_error",
                                    "The worker is shutting down. Try again in a moment.");
                };
        return answer(requestId, endpointPath, UNAVAILABLE, words);
    }

    private static ResponseComplete answer(
            String requestId, String endpointPath, int status, Words words) {
        ObjectNode body =
                endpointPath.startsWith("/v1/messages")
                        ? anthropic(requestId, words)
                        : openAi(words);
        return new ResponseComplete(requestId, status, JSON, body.toString(), null);
    }

    private static ObjectNode openAi(Words words) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", words.message())
                .put("type", words.type())
                .putNull("param")
                .put("code", words.code());
        return body;
    }

    private static ObjectNode anthropic(String requestId, Words words) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "error");
        body.putObject("error").put("type", words.type()).put("message", words.message());
        body.put("request_id", requestId);
        return body;
    }

    /** What an error says in either dialect; only OpenAI's has the code. */
    private record Words(String code, String type, String message) {}
}
