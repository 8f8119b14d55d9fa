/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.List;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting requests and free workers together.
 *
 * <p>Between two events no queued request has an eligible worker: whatever frees a worker calls
 * {@link #fill} for it, whatever brings a request calls {@link #place}. That is why a new request
 * that finds an eligible worker overtakes nobody (QUE-009).
 */
final class Dispatcher {
    private final Ledger ledger;

    Dispatcher(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether an eligible worker takes the request, which is not in a queue. */
    boolean place(OpenRequest request) {
        ConnectedWorker worker = request.provider().choice().choose(request.model());
        if (worker == null) {
            return false;
        }
        dispatch(request, worker);
        return true;
    }

    /** Gives a worker the oldest requests it can serve, as many as it has free slots. */
    void fill(ConnectedWorker worker) {
        ProviderQueue queue = worker.provider().queue();
        while (worker.isEligible()) {
            OpenRequest oldest = queue.oldestFor(worker.models());
            if (oldest == null) {
                return;
            }
            dequeue(oldest);
            dispatch(oldest, worker);
        }
    }

    void enqueue(OpenRequest request) {
        request.provider().queue().addLast(request);
        request.waitClock().start(request, ledger.deadlines(), ledger.nowNanos());
        ledger.emit(new Effect.Enqueue(request.id()));
    }

    void dequeue(OpenRequest request) {
        request.provider().queue().remove(request);
        request.waitClock().stop(ledger.deadlines(), ledger.nowNanos());
    }

    /**
     * Sends requests of a lost worker back to the front, in their order, and on to other workers at
     * once if any are free.
     */
    void requeue(List<OpenRequest> requests, WorkerId lost) {
        for (OpenRequest request : requests) {
            request.requeued();
            ledger.emit(new Effect.Requeue(request.id(), lost, request.requeues()));
        }
        for (OpenRequest request : requests.reversed()) {
            request.provider().queue().addFirst(request);
            request.waitClock().start(request, ledger.deadlines(), ledger.nowNanos());
        }
        for (OpenRequest request : requests) {
            ConnectedWorker worker = request.provider().choice().choose(request.model());
            if (worker != null) {
                dequeue(request);
                dispatch(request, worker);
            }
        }
    }

    /**
     * Takes a request out of its queue or its slot.
     *
     * @return the worker whose slot is free now, for {@link #fill}; null if it was queued
     */
    @Nullable ConnectedWorker withdraw(OpenRequest request) {
        ConnectedWorker worker = request.worker();
        if (worker == null) {
            dequeue(request);
        } else {
            worker.provider().choice().change(worker, () -> worker.release(request));
        }
        return worker;
    }

    private void dispatch(OpenRequest request, ConnectedWorker worker) {
        WorkerChoice choice = worker.provider().choice();
        choice.change(
                worker,
                () -> {
                    worker.hold(request);
                    choice.picked(worker, request.model());
                });
        request.dispatched(worker);
        ledger.emit(new Effect.Dispatch(request.id(), worker.id(), request.requeues() + 1));
    }
}
