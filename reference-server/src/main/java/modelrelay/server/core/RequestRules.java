/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;

/** What clients, their deadlines and the answers of workers do to requests. */
final class RequestRules {
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final DrainRules drains;

    RequestRules(Ledger ledger, Dispatcher dispatcher, DrainRules drains) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.drains = drains;
    }

    void submitted(Event.Submitted event) {
        Provider provider = ledger.provider(event.provider());
        if (drains.isShuttingDown()) {
            refuse(event, RejectReason.DRAINING);
        } else if (provider == null || !provider.isEnabled()) {
            refuse(event, RejectReason.PROVIDER_DISABLED);
        } else {
            Limits.Times times = ledger.limits().times();
            long limitNanos = Deadlines.nanos(times.request());
            long endNanos = event.arrivedNanos() + limitNanos;
            if (limitNanos > 0 && endNanos - ledger.nowNanos() <= 0) {
                // It took that long to arrive; whoever got it would be told to drop it at once.
                refuse(event, RejectReason.REQUEST_TIMEOUT);
                return;
            }
            OpenRequest request =
                    new OpenRequest(
                            event.request(),
                            provider,
                            event.model(),
                            ledger.nextAge(),
                            new WaitClock(Deadlines.nanos(times.queue())));
            ledger.add(request);
            if (!dispatcher.place(request)) {
                if (isFull(provider)) {
                    ledger.end(request, new Effect.Reject(request.id(), RejectReason.QUEUE_FULL));
                    return;
                }
                dispatcher.enqueue(request);
            }
            if (limitNanos > 0) {
                request.endBy(
                        ledger.deadlines().set(endNanos, new Deadlines.Due.WholeRequest(request)));
            }
        }
    }

    void clientGone(Event.ClientGone event) {
        OpenRequest request = ledger.request(event.request());
        if (request != null) {
            ConnectedWorker worker = dispatcher.withdraw(request);
            cancel(request, worker, CancelReason.CLIENT_DISCONNECT);
            ledger.end(request, new Effect.Forget(request.id()));
            slotFreed(worker);
        }
    }

    void waitedTooLong(OpenRequest request) {
        endEarly(request, RejectReason.QUEUE_TIMEOUT, null);
    }

    void tookTooLong(OpenRequest request) {
        endEarly(request, RejectReason.REQUEST_TIMEOUT, CancelReason.TIMEOUT);
    }

    void answerStarted(Event.AnswerStarted event) {
        OpenRequest request = held(event.worker(), event.request());
        if (request != null) {
            request.answerStarted();
            ledger.emit(new Effect.OpenAnswer(request.id(), event.worker()));
        }
    }

    void completed(Event.Completed event) {
        OpenRequest request = held(event.worker(), event.request());
        if (request != null) {
            ConnectedWorker worker = dispatcher.withdraw(request);
            ledger.end(request, new Effect.Complete(request.id(), event.worker()));
            slotFreed(worker);
        }
    }

    void errorReported(Event.ErrorReported event) {
        OpenRequest request = held(event.worker(), event.request());
        if (request != null) {
            endEarly(request, RejectReason.BACKEND_ERROR, null);
        }
    }

    void answerOutgrown(Event.AnswerOutgrown event) {
        OpenRequest request = held(event.worker(), event.request());
        if (request != null) {
            endEarly(request, RejectReason.ANSWER_TOO_LARGE, CancelReason.ANSWER_TOO_LARGE);
        }
    }

    private boolean isFull(Provider provider) {
        int bound = ledger.limits().maxQueueLength();
        return bound > 0 && provider.queue().length() >= bound;
    }

    private void refuse(Event.Submitted event, RejectReason reason) {
        ledger.emit(new Effect.Reject(event.request(), reason));
    }

    /** Late and foreign frames are life, not bugs: counted and ignored. */
    private @Nullable OpenRequest held(WorkerId worker, RequestId id) {
        OpenRequest request = ledger.heldBy(worker, id);
        if (request == null) {
            ledger.emit(new Effect.DropFrame(worker, id));
        }
        return request;
    }

    private void endEarly(
            OpenRequest request, RejectReason reason, @Nullable CancelReason cancelReason) {
        ConnectedWorker worker = dispatcher.withdraw(request);
        if (cancelReason != null) {
            cancel(request, worker, cancelReason);
        }
        ledger.end(request, request.error(reason));
        slotFreed(worker);
    }

    private void cancel(
            OpenRequest request, @Nullable ConnectedWorker worker, CancelReason reason) {
        if (worker != null) {
            ledger.emit(new Effect.Cancel(request.id(), worker.id(), reason));
            worker.cancelled();
        }
    }

    private void slotFreed(@Nullable ConnectedWorker worker) {
        if (worker != null) {
            dispatcher.fill(worker);
            drains.closeIfDrained(worker);
        }
    }
}
