/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.util.LinkedHashSet;
import java.util.List;

/** The models that the worker has, and those that the server has last been told of. */
final class Offer {

    private List<String> models;
    private List<String> announced = List.of();
    private boolean paused;

    Offer(List<String> models) {
        this.models = models;
    }

    /** The models last found or configured. */
    List<String> models() {
        return models;
    }

    boolean isPaused() {
        return paused;
    }

    /** Takes another list; each name counts once. */
    void replace(List<String> next) {
        models = List.copyOf(new LinkedHashSet<>(next));
    }

    /** Keeps all models from the server, or no longer. */
    void pause(boolean wanted) {
        paused = wanted;
    }

    /** Whether the server should be told something other than the last time. */
    boolean isNews() {
        return !offered().equals(announced);
    }

    /** What the server is told now. */
    List<String> announce() {
        announced = offered();
        return announced;
    }

    /** The server is told of none; whether that is news to it. */
    boolean withdraw() {
        boolean news = !announced.isEmpty();
        announced = List.of();
        return news;
    }

    private List<String> offered() {
        return paused ? List.of() : models;
    }
}
