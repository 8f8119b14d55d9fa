/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened outside the core and that the rules must answer. */
public sealed interface Event {

    /** Something a client did. */
    sealed interface OfClient extends Event {}

    /** Something a worker did, or that happened to its connection. */
    sealed interface OfWorker extends Event {
        /** The connection it came from. */
        WorkerId worker();
    }

    /** Something the operator did. */
    sealed interface OfOperator extends Event {}

    /**
     * A client asks for work.
     *
     * @param request new, never seen before
     * @param arrivedNanos when it reached the server; the request timeout counts from here
     */
    record Submitted(RequestId request, ProviderName provider, String model, long arrivedNanos)
            implements OfClient {}

    /** The client is gone or given up; its request is of no use to anybody. */
    record ClientGone(RequestId request) implements OfClient {}

    /** A worker has authenticated and registered. */
    record WorkerRegistered(WorkerId worker, ProviderName provider, Registration registration)
            implements OfWorker {}

    /** A worker lists other models from now on. */
    record ModelsUpdated(WorkerId worker, List<String> models, int currentLoad)
            implements OfWorker {}

    /** A worker answered a ping. */
    record Ponged(WorkerId worker, int currentLoad) implements OfWorker {}

    /**
     * The answer to {@link Effect.AskLastHeard}.
     *
     * @param lastHeardNanos when the last frame of any kind came in
     */
    record Heard(WorkerId worker, long lastHeardNanos) implements OfWorker {}

    /** The first piece of an answer is here; the request is never requeued from now on. */
    record AnswerStarted(WorkerId worker, RequestId request) implements OfWorker {}

    /** A worker's answer is whole. */
    record Completed(WorkerId worker, RequestId request) implements OfWorker {}

    /** A worker reports that it cannot answer, or answered nonsense. */
    record ErrorReported(WorkerId worker, RequestId request) implements OfWorker {}

    /** An answer grew beyond the configured ceiling. */
    record AnswerOutgrown(WorkerId worker, RequestId request) implements OfWorker {}

    /**
     * A worker asks to be drained.
     *
     * @param timeout as it asked for; null = the configured one
     */
    record DrainAsked(WorkerId worker, @Nullable Duration timeout) implements OfWorker {}

    /** A worker's socket is gone, whatever the cause. Its requests in flight are still open. */
    record WorkerLost(WorkerId worker) implements OfWorker {}

    /** The operator drains one worker. */
    record DrainOrdered(WorkerId worker) implements OfOperator {}

    /** The operator wants a worker to look up its models again. */
    record RefreshOrdered(WorkerId worker) implements OfOperator {}

    /** The operator switched a provider on; an unknown one is set up. */
    record ProviderEnabled(ProviderName provider) implements OfOperator {}

    /** The operator switched a provider off. */
    record ProviderDisabled(ProviderName provider) implements OfOperator {}

    /** The server is to leave: finish the old, take nothing new. */
    record ShutdownStarted() implements OfOperator {}

    /** Time went on; everything due happens now. */
    record TimePassed() implements Event {}
}
