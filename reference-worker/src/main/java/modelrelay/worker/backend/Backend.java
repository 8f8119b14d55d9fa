/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

/** A model server. */
public interface Backend {

    /** Sends a request; returns at once. The listener hears of the answer on other threads. */
    BackendCall send(BackendRequest request, AnswerListener listener);
}
