/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import org.jspecify.annotations.Nullable;

/** One accepted client request, from its arrival to its single end. */
final class OpenRequest {

    /**
     * Where the request is. A move that is not in this table is a bug and throws.
     *
     * <pre>
     * QUEUED      dispatched                  IN_FLIGHT
     * QUEUED      cancelled, expired          ENDED
     * IN_FLIGHT   completed, rejected         ENDED
     * IN_FLIGHT   cancelled, expired          ENDED     the slot is free at once
     * IN_FLIGHT   worker lost, not started    QUEUED    in front; ENDED at the limit
     * IN_FLIGHT   worker lost, started        ENDED
     * </pre>
     */
    enum State {
        /** Waits for a worker, or is just being handed to one. */
        QUEUED,
        /** Holds a slot. */
        IN_FLIGHT,
        /** Over, for whatever reason. */
        ENDED
    }

    private final RequestId id;
    private final Provider provider;
    private final String model;
    private final long arrival;
    private final WaitClock waitClock;
    private State state = State.QUEUED;
    private @Nullable ConnectedWorker worker;
    private boolean answerStarted;
    private int requeues;

    /** Where it stands in its queue; meaningful while it waits there. */
    private long position;

    /** When all of it is to be over; null = never, or over. */
    private Deadlines.@Nullable Deadline wholeDeadline;

    /**
     * A request that has just arrived.
     *
     * @param arrival grows from request to request
     */
    OpenRequest(RequestId id, Provider provider, String model, long arrival, WaitClock waitClock) {
        this.id = id;
        this.provider = provider;
        this.model = model;
        this.arrival = arrival;
        this.waitClock = waitClock;
    }

    RequestId id() {
        return id;
    }

    Provider provider() {
        return provider;
    }

    String model() {
        return model;
    }

    long arrival() {
        return arrival;
    }

    WaitClock waitClock() {
        return waitClock;
    }

    State state() {
        return state;
    }

    /** Who holds it; null unless in flight. */
    @Nullable ConnectedWorker worker() {
        return worker;
    }

    boolean isAnswerStarted() {
        return answerStarted;
    }

    int requeues() {
        return requeues;
    }

    long position() {
        return position;
    }

    void standAt(long newPosition) {
        position = newPosition;
    }

    Deadlines.@Nullable Deadline wholeDeadline() {
        return wholeDeadline;
    }

    void endBy(Deadlines.@Nullable Deadline deadline) {
        wholeDeadline = deadline;
    }

    void dispatched(ConnectedWorker to) {
        move(State.QUEUED, State.IN_FLIGHT);
        worker = to;
    }

    void answerStarted() {
        require(State.IN_FLIGHT);
        answerStarted = true;
    }

    /** Its worker is lost; the caller has checked that it may be requeued. */
    void requeued() {
        if (answerStarted) {
            throw new IllegalStateException(id + ": requeued after its answer had started");
        }
        move(State.IN_FLIGHT, State.QUEUED);
        worker = null;
        requeues++;
    }

    void ended() {
        if (state == State.ENDED) {
            throw new IllegalStateException(id + ": ended twice");
        }
        state = State.ENDED;
        worker = null;
    }

    /** Its end with an error: instead of an answer, or in the middle of one. */
    Effect.End error(RejectReason reason) {
        return answerStarted ? new Effect.BreakOff(id, reason) : new Effect.Reject(id, reason);
    }

    private void move(State from, State to) {
        require(from);
        state = to;
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException(id + ": is " + state + ", not " + expected);
        }
    }
}
