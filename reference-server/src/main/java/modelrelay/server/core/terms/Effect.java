/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

import java.util.List;

/** Something that must be done about an event, in the order given. */
public sealed interface Effect {

    /** An order to one worker; goes to its outbox in the order decided. */
    sealed interface ToWorker extends Effect {
        /** Who gets it. */
        WorkerId worker();
    }

    /** The one end of a request. Exactly one of these comes out for each request. */
    sealed interface End extends Effect {
        /** Whose end it is. */
        RequestId request();
    }

    /** A fact that is counted or logged and needs no other action. */
    sealed interface Fact extends Effect {}

    /**
     * A worker is in.
     *
     * @param models exactly what is routable to it
     * @param warnings what was changed about its registration, for people
     * @param capabilities what both sides can
     */
    record Acknowledge(
            WorkerId worker, List<String> models, List<String> warnings, List<String> capabilities)
            implements ToWorker {}

    /**
     * The worker gets the request and holds a slot for it.
     *
     * @param dispatches how often it was dispatched, this time included
     */
    record Dispatch(RequestId request, WorkerId worker, int dispatches) implements ToWorker {}

    /** The worker is told to stop; it holds no slot for the request any more. */
    record Cancel(RequestId request, WorkerId worker, CancelReason reason) implements ToWorker {}

    /** Time for a ping. */
    record Ping(WorkerId worker) implements ToWorker {}

    /**
     * The worker is told that it is draining.
     *
     * @param remainingNanos until the deadline
     */
    record StartDrain(WorkerId worker, DrainCause cause, long remainingNanos) implements ToWorker {}

    /** The worker is to look up its models again. */
    record RefreshModels(WorkerId worker) implements ToWorker {}

    /** The connection ends; the core has forgotten the worker already. */
    record CloseWorker(WorkerId worker, WorkerClose reason) implements ToWorker {}

    /**
     * The owner says when it last heard from the worker, as {@link Event.Heard}, as soon as the
     * other effects of this turn are carried out.
     */
    record AskLastHeard(WorkerId worker) implements Effect {}

    /** The answer may pass to the client from now on. */
    record OpenAnswer(RequestId request, WorkerId worker) implements Effect {}

    /** The request waits; its place is behind all others. */
    record Enqueue(RequestId request) implements Effect {}

    /**
     * The request goes back to the front of its queue; what its lost worker still says is void.
     *
     * @param requeues how often that happened, this time included
     */
    record Requeue(RequestId request, WorkerId lost, int requeues) implements Effect {}

    /** The answer is whole. */
    record Complete(RequestId request, WorkerId worker) implements End {}

    /** The client gets an error; no answer had started. */
    record Reject(RequestId request, RejectReason reason) implements End {}

    /** The answer had started and ends early, with an error in-band. */
    record BreakOff(RequestId request, RejectReason reason) implements End {}

    /** The client is gone; there is nobody to tell. */
    record Forget(RequestId request) implements End {}

    /** A frame for a request its sender does not hold (any more) was ignored. */
    record DropFrame(WorkerId worker, RequestId request) implements Fact {}

    /** The server began to leave. */
    record ShutdownBegun(long remainingNanos) implements Fact {}

    /**
     * Nothing is left to do and no worker is left; comes out once, after a shutdown began.
     *
     * @param inTime false if requests had to be broken off
     */
    record ShutdownEnded(boolean inTime) implements Fact {}

    /** Who wants a worker to drain. */
    enum DrainCause {
        /** The worker itself. */
        WORKER,
        /** The operator. */
        OPERATOR,
        /** The server, because it leaves. */
        SHUTDOWN
    }
}
