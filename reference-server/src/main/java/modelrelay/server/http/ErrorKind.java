/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

/**
 * The conditions under which the server itself answers with an error, and the words for them: HTTP
 * status, code of the OpenAI dialect, type of both dialects (ERR-008 to ERR-028, ADM-002).
 */
public enum ErrorKind {
    /** The request cannot be used as it is. */
    INVALID_REQUEST(400, "invalid_request", "invalid_request_error"),
    /** The key is missing, wrong or revoked. */
    INVALID_API_KEY(401, "invalid_api_key", "authentication_error"),
    /** The operator's token is missing or wrong, or none is configured. */
    FORBIDDEN(403, "forbidden", "permission_error"),
    /** There is no such route or thing. */
    NOT_FOUND(404, "not_found", "not_found_error"),
    /** The route has other methods. */
    METHOD_NOT_ALLOWED(405, "method_not_allowed", "not_found_error"),
    /** The route is for WebSockets. */
    UPGRADE_REQUIRED(426, "upgrade_required", "invalid_request_error"),
    /** The body is over its limit. */
    REQUEST_TOO_LARGE(413, "request_too_large", "request_too_large"),
    /** The queue is at its bound. */
    QUEUE_FULL(429, "queue_full", "rate_limit_error"),
    /** The server broke a rule of its own. */
    INTERNAL(500, "internal_error", "api_error"),
    /** Behind the server nobody gave a usable answer. */
    BACKEND_ERROR(502, "backend_error", "api_error"),
    /** Its workers were lost again and again. */
    REQUEUE_EXHAUSTED(503, "requeue_exhausted", "overloaded_error"),
    /** The server is about to leave. */
    DRAINING(503, "draining", "overloaded_error"),
    /** The operator switched the provider off. */
    PROVIDER_DISABLED(503, "provider_disabled", "overloaded_error"),
    /** No worker was free in time. */
    QUEUE_TIMEOUT(504, "queue_timeout", "timeout_error"),
    /** The answer was not whole in time. */
    REQUEST_TIMEOUT(504, "request_timeout", "timeout_error");

    private final int status;
    private final String code;
    private final String type;

    ErrorKind(int status, String code, String type) {
        this.status = status;
        this.code = code;
        this.type = type;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The word for programs in the OpenAI dialect. */
    public String code() {
        return code;
    }

    /** The word for programs in the Anthropic dialect; also {@code type} of the OpenAI one. */
    public String type() {
        return type;
    }
}
