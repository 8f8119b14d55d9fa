/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the OpenAI endpoints have in common. */
final class OpenAi {
    private OpenAi() {}

    static final String DONE = "data: [DONE]\n\n";

    static JsonNode error(int status, String message) {
        var body = Json.object();
        var error = body.putObject("error");
        error.put("message", message);
        error.put(
                "type",
                switch (status) {
                    case 401 -> "authentication_error";
                    case 429 -> "rate_limit_error";
                    default -> status >= 500 ? "server_error" : "invalid_request_error";
                });
        error.putNull("param");
        error.put(
                "code",
                switch (status) {
                    case 401 -> "invalid_api_key";
                    case 404 -> "not_found";
                    case 429 -> "rate_limit_exceeded";
                    default -> status >= 500 ? "server_error" : "invalid_request";
                });
        return body;
    }

    /** Usage in the words of chat and text completions. */
    static ObjectNode usage(Reply reply) {
        var usage = Json.object();
        usage.put("prompt_tokens", reply.promptTokens());
        usage.put("completion_tokens", reply.tokens().count());
        usage.put("total_tokens", reply.promptTokens() + reply.tokens().count());
        return usage;
    }
}
