/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

/** What went wrong between worker and backend, in words for a client. */
public enum BackendFault {
    /** No connection. */
    UNREACHABLE("The model server cannot be reached. Check that it is running, then try again."),
    /** Silence for the idle timeout. */
    IDLE("The model server stopped answering. Try again later."),
    /** The connection broke. */
    BROKEN("The model server broke off its answer. Try again."),
    /** The request cannot be sent to it. */
    UNSENDABLE("The request's path or headers cannot be sent to the model server."),
    /** Bytes that are not text. */
    NOT_TEXT("The model server's answer is not UTF-8 text, so it cannot be passed on."),
    /** More than the worker holds. */
    TOO_LARGE("The model server's answer is too large to be passed on.");

    private final String text;

    BackendFault(String text) {
        this.text = text;
    }

    /** For the client: says what to do and names nothing internal. */
    public String text() {
        return text;
    }
}
