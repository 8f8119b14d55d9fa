/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

/**
 * One error answer before it is put into a dialect.
 *
 * @param message for people: says what to do, names nothing internal
 * @param retryAfterSecs for the header {@code Retry-After}; 0 = the header is left out
 */
public record HttpError(ErrorKind kind, String message, int retryAfterSecs) {

    /** An error that the same request would meet again. */
    public static HttpError of(ErrorKind kind, String message) {
        return new HttpError(kind, message, 0);
    }

    /** An error that passes. */
    public static HttpError passing(ErrorKind kind, String message, int retryAfterSecs) {
        return new HttpError(kind, message, Math.max(1, retryAfterSecs));
    }
}
