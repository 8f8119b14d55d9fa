/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.WorkerClose;
import org.jspecify.annotations.Nullable;

/**
 * How workers leave: drained, closed or lost; and how the whole server leaves.
 *
 * <p>A worker that was told to drain must never get another request: existing workers end their
 * session over it. So while the server leaves, a worker is told only once nothing waits that it
 * could serve; until then it goes on taking queued requests (DRN-016, DRN-018).
 */
final class DrainRules {
    private final Ledger ledger;
    private final Dispatcher dispatcher;

    /** Workers that still serve the queue while the server leaves, in the order they registered. */
    private final Set<ConnectedWorker> untold = new LinkedHashSet<>();

    private boolean isShuttingDown;
    private boolean isShutDown;
    private boolean inTime = true;
    private long shutdownNanos;

    DrainRules(Ledger ledger, Dispatcher dispatcher) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
    }

    boolean isShuttingDown() {
        return isShuttingDown;
    }

    // One worker.

    void asked(Event.DrainAsked event) {
        ConnectedWorker worker = ledger.worker(event.worker());
        if (worker != null) {
            drain(worker, Effect.DrainCause.WORKER, event.timeout());
        }
    }

    void ordered(Event.DrainOrdered event) {
        ConnectedWorker worker = ledger.worker(event.worker());
        if (worker != null && !worker.isDraining()) {
            drain(worker, Effect.DrainCause.OPERATOR, null);
        }
    }

    /** A worker that drains already may only get less time. */
    private void drain(
            ConnectedWorker worker, Effect.DrainCause cause, @Nullable Duration timeout) {
        Duration patience = timeout == null ? ledger.limits().times().drain() : timeout;
        long endNanos = ledger.nowNanos() + Deadlines.nanos(patience);
        Deadlines.Deadline before = worker.drainDeadline();
        if (before != null && before.atNanos() - endNanos < 0) {
            endNanos = before.atNanos();
        }
        ledger.deadlines().clear(before);
        worker.drainBy(ledger.deadlines().set(endNanos, new Deadlines.Due.DrainEnd(worker)));
        stopRouting(worker, cause);
        ledger.emit(new Effect.StartDrain(worker.id(), cause, endNanos - ledger.nowNanos()));
        closeIfDrained(worker);
    }

    private void stopRouting(ConnectedWorker worker, Effect.DrainCause cause) {
        untold.remove(worker);
        if (!worker.isDraining()) {
            worker.provider().catalogue().remove(worker.models().names());
        }
        worker.provider().choice().change(worker, () -> worker.drain(cause));
    }

    void closeIfDrained(ConnectedWorker worker) {
        if (worker.isDraining() && worker.isIdle()) {
            close(worker, WorkerClose.DRAINED);
        }
    }

    void drainEnded(ConnectedWorker worker) {
        for (OpenRequest request : worker.held()) {
            ledger.emit(
                    new Effect.Cancel(request.id(), worker.id(), CancelReason.GRACEFUL_SHUTDOWN));
        }
        close(worker, WorkerClose.DRAIN_TIMED_OUT);
    }

    void close(ConnectedWorker worker, WorkerClose reason) {
        ledger.emit(new Effect.CloseWorker(worker.id(), reason));
        dismiss(worker);
    }

    /** The worker is gone; its requests go back or end (RQU-001, RQU-006, RQU-012). */
    void dismiss(ConnectedWorker worker) {
        ledger.remove(worker);
        untold.remove(worker);
        if (!worker.isDraining()) {
            worker.provider().catalogue().remove(worker.models().names());
        }
        worker.provider().choice().change(worker, worker::gone);
        worker.heartbeat().stop(ledger.deadlines());
        ledger.deadlines().clear(worker.drainDeadline());
        List<OpenRequest> back = new ArrayList<>();
        for (OpenRequest request : worker.held()) {
            worker.release(request);
            RejectReason end = endOfLost(request);
            if (end == null) {
                back.add(request);
            } else {
                ledger.end(request, request.error(end));
            }
        }
        dispatcher.requeue(back, worker.id());
    }

    /** Why a request of a lost worker ends; null if it is requeued. */
    private @Nullable RejectReason endOfLost(OpenRequest request) {
        if (request.isAnswerStarted()) {
            return RejectReason.WORKER_LOST;
        }
        if (request.requeues() >= ledger.limits().maxRequeues()) {
            return RejectReason.REQUEUE_EXHAUSTED;
        }
        // What waits for a disabled provider is rejected, and this would wait.
        return request.provider().isEnabled() ? null : RejectReason.PROVIDER_DISABLED;
    }

    // A whole provider.

    void enabled(Event.ProviderEnabled event) {
        ledger.setUp(event.provider()).enable();
    }

    void disabled(Event.ProviderDisabled event) {
        Provider provider = ledger.provider(event.provider());
        if (provider != null) {
            provider.disable();
            for (OpenRequest request : provider.queue().all()) {
                dispatcher.dequeue(request);
                ledger.end(request, request.error(RejectReason.PROVIDER_DISABLED));
            }
        }
    }

    // The whole server.

    void shutdownStarted() {
        if (isShuttingDown) {
            return;
        }
        isShuttingDown = true;
        long patienceNanos = Deadlines.nanos(ledger.limits().times().drain());
        shutdownNanos = ledger.nowNanos() + patienceNanos;
        ledger.emit(new Effect.ShutdownBegun(patienceNanos));
        ledger.deadlines().set(shutdownNanos, new Deadlines.Due.ShutdownEnd());
        ledger.workers().stream().filter(worker -> !worker.isDraining()).forEach(untold::add);
    }

    /** A worker that comes while the server leaves may still help with the queue. */
    void joined(ConnectedWorker worker) {
        if (isShuttingDown) {
            untold.add(worker);
        }
    }

    /** After every event: whoever has become dispensable while the server leaves is told. */
    void afterEvent() {
        if (!isShuttingDown) {
            return;
        }
        for (ConnectedWorker worker : List.copyOf(untold)) {
            if (worker.provider().queue().oldestFor(worker.models()) == null) {
                tell(worker);
                closeIfDrained(worker);
            }
        }
        if (!isShutDown && ledger.requestCount() == 0 && ledger.workerCount() == 0) {
            isShutDown = true;
            ledger.emit(new Effect.ShutdownEnded(inTime));
        }
    }

    private void tell(ConnectedWorker worker) {
        stopRouting(worker, Effect.DrainCause.SHUTDOWN);
        long leftNanos = Math.max(0, shutdownNanos - ledger.nowNanos());
        ledger.emit(new Effect.StartDrain(worker.id(), Effect.DrainCause.SHUTDOWN, leftNanos));
    }

    void shutdownEnded() {
        // Whoever the queue needed to the last is told too, before the first cancel.
        List.copyOf(untold).forEach(this::tell);
        for (OpenRequest request : ledger.requests()) {
            inTime = false;
            ConnectedWorker worker = dispatcher.withdraw(request);
            if (worker != null) {
                ledger.emit(
                        new Effect.Cancel(request.id(), worker.id(), CancelReason.SERVER_SHUTDOWN));
            }
            ledger.end(request, request.error(RejectReason.DRAINING));
        }
        for (ConnectedWorker worker : ledger.workers()) {
            close(worker, WorkerClose.DRAIN_TIMED_OUT);
        }
    }
}
