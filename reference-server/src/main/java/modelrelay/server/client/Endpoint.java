/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import modelrelay.server.http.ErrorStyle;

/** The routes that are forwarded to workers (HTP-001 to HTP-006). */
enum Endpoint {
    CHAT_COMPLETIONS("/v1/chat/completions", EventForm.PLAIN),
    COMPLETIONS("/v1/completions", EventForm.PLAIN),
    EMBEDDINGS("/v1/embeddings", EventForm.PLAIN),
    RESPONSES("/v1/responses", EventForm.RESPONSES),
    MESSAGES("/v1/messages", EventForm.NAMED),
    COUNT_TOKENS("/v1/messages/count_tokens", EventForm.NAMED);

    /** How an error looks inside a stream (STR-023 to STR-025). */
    enum EventForm {
        /** {@code data:} with the error object. */
        PLAIN,
        /** Named {@code error}, with the error object. */
        NAMED,
        /** Named {@code error}; what the object says stands beside it once more. */
        RESPONSES
    }

    private final String path;
    private final EventForm eventForm;

    Endpoint(String path, EventForm eventForm) {
        this.path = path;
        this.eventForm = eventForm;
    }

    String path() {
        return path;
    }

    EventForm eventForm() {
        return eventForm;
    }

    ErrorStyle errorStyle() {
        return ErrorStyle.ofPath(path);
    }
}
