/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;

/** One worker as seen from outside. */
final class SeenWorker {
    final WorkerId id;
    final ProviderName provider;
    final int slots;
    final Set<RequestId> held = new LinkedHashSet<>();
    List<String> models = List.of();
    int external;
    boolean isPinged;
    int cancelledSincePing;
    int cancelledSinceReport;
    boolean isDraining;
    long heardNanos;
    long nextPingNanos;
    @Nullable Long owesPongSinceNanos;

    SeenWorker(Event.WorkerRegistered event) {
        id = event.worker();
        provider = event.provider();
        slots = Math.max(1, event.registration().maxConcurrent());
    }

    int load() {
        return held.size() + external;
    }

    boolean lists(String model) {
        return models.contains(model) || models.contains("*");
    }

    void report(int load) {
        external = Math.max(0, load - held.size());
        owesPongSinceNanos = null;
    }

    void update(int load) {
        report(load);
        external = Math.max(0, external - cancelledSinceReport);
        cancelledSinceReport = 0;
    }

    void pong(int load) {
        report(load);
        cancelledSinceReport = isPinged ? cancelledSincePing : 0;
        external = Math.max(0, external - cancelledSinceReport);
        isPinged = false;
    }
}
