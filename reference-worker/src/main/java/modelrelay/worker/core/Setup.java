/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.util.List;

/**
 * What the rules need of the configuration.
 *
 * @param models the explicit list; empty when it is looked up at the backend
 * @param looksUp whether the backend is asked for the list
 * @param slots requests held at a time, at least 1
 */
public record Setup(List<String> models, boolean looksUp, int slots) {

    /** Copies the list; a setup without slots is a bug. */
    public Setup {
        models = List.copyOf(models);
        if (slots < 1) {
            throw new IllegalArgumentException("slots: " + slots);
        }
    }
}
