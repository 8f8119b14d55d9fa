/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.ArrayList;
import java.util.List;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What one event leaves to be done after the lock is released. Confined to the submitting thread.
 */
final class Turn {

    /**
     * An effect and the request it is about.
     *
     * @param exchange null if it is about none
     */
    record Done(Effect effect, @Nullable Exchange exchange) {}

    private final List<Done> done = new ArrayList<>();
    private final List<WorkerPort> written = new ArrayList<>();
    private final long nowNanos;
    private @Nullable WorkerId lost;

    Turn(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    long nowNanos() {
        return nowNanos;
    }

    void lost(WorkerId worker) {
        lost = worker;
    }

    /** Whose connection was lost in this turn, if the relay did not end it itself before. */
    @Nullable WorkerId lost() {
        return lost;
    }

    void done(Effect effect, @Nullable Exchange exchange) {
        done.add(new Done(effect, exchange));
    }

    List<Done> done() {
        return done;
    }

    void append(WorkerPort port, WorkerOrder order) {
        port.append(order);
        if (!written.contains(port)) {
            written.add(port);
        }
    }

    void flushPorts() {
        for (WorkerPort port : written) {
            port.flush();
        }
    }

    /** Whether the event had this kind of effect. */
    boolean had(Class<? extends Effect> kind) {
        return done.stream().anyMatch(each -> kind.isInstance(each.effect()));
    }
}
