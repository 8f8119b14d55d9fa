/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;

/** All that the rules know, and what they have decided in the present turn. */
final class Ledger {
    private final Limits limits;
    private final Deadlines deadlines = new Deadlines();
    private final Map<ProviderName, Provider> providers = new LinkedHashMap<>();
    private final Map<RequestId, OpenRequest> requests = new LinkedHashMap<>();
    private final SequencedMap<WorkerId, ConnectedWorker> workers = new LinkedHashMap<>();
    private List<Effect> effects = new ArrayList<>();
    private long nowNanos;
    private long ages;

    Ledger(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    long nowNanos() {
        return nowNanos;
    }

    void turnTo(long newNowNanos) {
        nowNanos = newNowNanos;
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /** What was decided since the last call. */
    List<Effect> takeEffects() {
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    // Providers.

    @Nullable Provider provider(ProviderName name) {
        return providers.get(name);
    }

    Provider setUp(ProviderName name) {
        return providers.computeIfAbsent(name, Provider::new);
    }

    List<Provider> providers() {
        return List.copyOf(providers.values());
    }

    // Requests.

    @Nullable OpenRequest request(RequestId id) {
        return requests.get(id);
    }

    /** The request, if it is in flight on that worker; null otherwise. */
    @Nullable OpenRequest heldBy(WorkerId worker, RequestId id) {
        OpenRequest request = requests.get(id);
        if (request == null) {
            return null;
        }
        ConnectedWorker holder = request.worker();
        return holder != null && holder.id().equals(worker) ? request : null;
    }

    void add(OpenRequest request) {
        if (requests.putIfAbsent(request.id(), request) != null) {
            throw new IllegalStateException(request.id() + ": submitted twice");
        }
    }

    /** All open requests, in the order of arrival. */
    List<OpenRequest> requests() {
        return List.copyOf(requests.values());
    }

    int requestCount() {
        return requests.size();
    }

    /** The one end of a request. Its place in queue or slot is free already. */
    void end(OpenRequest request, Effect.End end) {
        request.ended();
        requests.remove(request.id());
        deadlines.clear(request.wholeDeadline());
        emit(end);
    }

    // Workers.

    @Nullable ConnectedWorker worker(WorkerId id) {
        return workers.get(id);
    }

    void add(ConnectedWorker worker) {
        if (workers.putIfAbsent(worker.id(), worker) != null) {
            throw new IllegalStateException(worker.id() + ": registered twice");
        }
    }

    void remove(ConnectedWorker worker) {
        workers.remove(worker.id());
    }

    /** All connected workers, in the order they registered. */
    List<ConnectedWorker> workers() {
        return List.copyOf(workers.values());
    }

    int workerCount() {
        return workers.size();
    }

    /** What is waiting, all providers together. */
    int queued() {
        int queued = 0;
        for (Provider provider : providers.values()) {
            queued += provider.queue().length();
        }
        return queued;
    }

    /** Grows with each call; tells requests, and workers, apart by age. */
    long nextAge() {
        return ++ages;
    }
}
