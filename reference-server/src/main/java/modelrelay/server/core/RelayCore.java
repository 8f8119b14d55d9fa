/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.List;
import java.util.OptionalLong;

/**
 * The whole machine: every rule about requests, queues, workers and time.
 *
 * <p>Not thread-safe; one owner calls it. The same events at the same times give the same effects.
 */
public final class RelayCore {

    /** Starts with no worker, no request and no provider. */
    public RelayCore(Limits limits) {
    }

    /**
     * Takes one event and returns what must be done about it, in order.
     *
     * @param nowNanos the ticker's reading; never less than at the call before
     */
    public List<Effect> apply(Event event, long nowNanos) {
        return List.of();
    }

    /** When {@link Event.TimePassed} is due next, if ever without another event. */
    public OptionalLong nextDeadline() {
        return OptionalLong.empty();
    }

    /**
     * Names of the models that somebody serves: each once, in the order first seen; never {@code
     * *}.
     */
    public List<String> models(ProviderName provider) {
        return List.of();
    }

    /** All connected workers, in the order they registered. */
    public List<WorkerView> workers() {
        return List.of();
    }

    /** The providers known, in the order they were set up. */
    public List<ProviderName> providers() {
        return List.of();
    }

    /** Whether requests and workers are let in to this provider. */
    public boolean isEnabled(ProviderName provider) {
        return false;
    }

    /** Requests waiting for this provider; 0 for an unknown one. */
    public int queueLength(ProviderName provider) {
        return 0;
    }

    /** Workers connected now. */
    public int workerCount() {
        return 0;
    }

    /** Requests dispatched and not ended. */
    public int inFlight() {
        return 0;
    }

    /** Whether a shutdown began. */
    public boolean isDraining() {
        return false;
    }
}
