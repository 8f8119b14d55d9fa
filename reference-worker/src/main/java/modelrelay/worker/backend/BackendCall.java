/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

/** One request under way. */
public interface BackendCall {

    /**
     * Closes the backend's connection promptly, also before it has answered. May be called from any
     * thread and more than once; the listener may still hear of a failure.
     */
    void close();
}
