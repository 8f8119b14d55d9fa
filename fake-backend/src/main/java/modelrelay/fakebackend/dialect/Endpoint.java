/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import java.util.Arrays;
import java.util.Optional;

/** The POST routes of a model server, each with the dialect it speaks. */
public enum Endpoint {
    CHAT_COMPLETIONS("/v1/chat/completions", new ChatCompletions()),
    COMPLETIONS("/v1/completions", new Completions()),
    RESPONSES("/v1/responses", new Responses()),
    EMBEDDINGS("/v1/embeddings", new Embeddings()),
    MESSAGES("/v1/messages", new Messages()),
    COUNT_TOKENS("/v1/messages/count_tokens", new TokenCount());

    private final String path;
    private final Dialect dialect;

    Endpoint(String path, Dialect dialect) {
        this.path = path;
        this.dialect = dialect;
    }

    /** The endpoint at a path without its query string. */
    public static Optional<Endpoint> at(String path) {
        return Arrays.stream(values()).filter(endpoint -> endpoint.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    public Dialect dialect() {
        return dialect;
    }
}
