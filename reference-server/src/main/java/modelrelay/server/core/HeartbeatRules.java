/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.WorkerClose;

/**
 * Pings and silence (HBT-001 to HBT-007).
 *
 * <p>Two windows of the same length: a worker that has not been heard at all is closed; one that is
 * heard but has not reported its load since a ping gets no new requests until it does, because
 * nobody knows how busy it is.
 */
final class HeartbeatRules {
    private final Ledger ledger;
    private final DrainRules drains;
    private final long pingNanos;
    private final long silenceNanos;

    HeartbeatRules(Ledger ledger, DrainRules drains) {
        this.ledger = ledger;
        this.drains = drains;
        pingNanos = Deadlines.nanos(ledger.limits().times().pingInterval());
        silenceNanos = Deadlines.nanos(ledger.limits().times().silence());
    }

    void begin(ConnectedWorker worker) {
        if (pingNanos > 0) {
            pingAt(worker, ledger.nowNanos() + pingNanos);
        }
        silentAfter(worker, ledger.nowNanos());
    }

    /** The schedule is fixed: a ping that leaves late does not move the next one. */
    void pingDue(ConnectedWorker worker) {
        long now = ledger.nowNanos();
        ledger.emit(new Effect.Ping(worker.id()));
        worker.pinged();
        Heartbeat heartbeat = worker.heartbeat();
        long dueNanos = heartbeat.pingDueNanos();
        long missed = (now - dueNanos) / pingNanos;
        pingAt(worker, dueNanos + (missed + 1) * pingNanos);
        if (silenceNanos > 0 && !heartbeat.isWaitingForPong()) {
            heartbeat.waitForPong(
                    ledger.deadlines()
                            .set(now + silenceNanos, new Deadlines.Due.PongWindow(worker)));
        }
    }

    void pongOverdue(ConnectedWorker worker) {
        worker.provider().choice().change(worker, worker.heartbeat()::overdue);
    }

    /** Frames do not pass through the core, so only the owner knows when the last one came. */
    void maybeSilent(ConnectedWorker worker) {
        ledger.emit(new Effect.AskLastHeard(worker.id()));
    }

    void heard(Event.Heard event) {
        ConnectedWorker worker = ledger.worker(event.worker());
        if (worker == null || silenceNanos == 0) {
            return;
        }
        if (event.lastHeardNanos() + silenceNanos - ledger.nowNanos() <= 0) {
            drains.close(worker, WorkerClose.HEARTBEAT_TIMED_OUT);
        } else {
            ledger.deadlines().clear(worker.heartbeat().silence());
            silentAfter(worker, event.lastHeardNanos());
        }
    }

    private void pingAt(ConnectedWorker worker, long atNanos) {
        worker.heartbeat()
                .pingAt(ledger.deadlines().set(atNanos, new Deadlines.Due.NextPing(worker)));
    }

    private void silentAfter(ConnectedWorker worker, long heardNanos) {
        if (silenceNanos > 0) {
            worker.heartbeat()
                    .silentAt(
                            ledger.deadlines()
                                    .set(
                                            heardNanos + silenceNanos,
                                            new Deadlines.Due.Silence(worker)));
        }
    }
}
