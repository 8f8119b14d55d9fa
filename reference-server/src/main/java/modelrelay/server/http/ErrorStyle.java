/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import modelrelay.api.AnthropicError;
import modelrelay.api.AnthropicErrorBody;
import modelrelay.api.OpenAiError;
import modelrelay.api.OpenAiErrorBody;

/** The two dialects of error bodies (ERR-002, ERR-003). */
public enum ErrorStyle {
    /** {@code {"error":{"message","type","param":null,"code"}}}. */
    OPENAI,
    /** {@code {"type":"error","error":{"type","message"},"request_id"}}. */
    ANTHROPIC;

    private static final String MESSAGES = "/v1/messages";

    /** The dialect in which a path's callers expect errors (HTP-007). */
    public static ErrorStyle ofPath(String path) {
        return path.equals(MESSAGES) || path.startsWith(MESSAGES + "/") ? ANTHROPIC : OPENAI;
    }

    /** The whole error body. */
    public byte[] body(HttpError error, String requestId) {
        return JsonBody.of(
                switch (this) {
                    case OPENAI -> new OpenAiError(openAiBody(error));
                    case ANTHROPIC ->
                            new AnthropicError(
                                    new AnthropicErrorBody(error.kind().type(), error.message()),
                                    requestId);
                });
    }

    /** What the OpenAI dialect puts into {@code error}. */
    public static OpenAiErrorBody openAiBody(HttpError error) {
        return new OpenAiErrorBody(error.message(), error.kind().type(), null, error.kind().code());
    }
}
