/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What a client can ask a model for, by the words of the features and by its path. */
public enum Route {
    CHAT_COMPLETION("/v1/chat/completions"),
    RESPONSE("/v1/responses"),
    MESSAGE("/v1/messages"),
    COMPLETION("/v1/completions"),
    EMBEDDING("/v1/embeddings"),
    TOKEN_COUNT("/v1/messages/count_tokens");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;

    Route(String path) {
        this.path = path;
    }

    /** The route that a feature calls so, such as {@code chat completion}. */
    public static Route called(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** The path. */
    public String path() {
        return path;
    }

    /** A usual body for a model, with a marker in what the user says. */
    public ObjectNode body(String model, String marker) {
        ObjectNode body = JSON.createObjectNode().put("model", model);
        switch (this) {
            case CHAT_COMPLETION, MESSAGE, TOKEN_COUNT ->
                    body.putArray("messages")
                            .addObject()
                            .put("role", "user")
                            .put("content", marker);
            case RESPONSE, EMBEDDING -> body.put("input", marker);
            case COMPLETION -> body.put("prompt", marker);
        }
        if (this == MESSAGE) {
            body.put("max_tokens", 64);
        }
        return body;
    }
}
