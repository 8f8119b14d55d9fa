/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import modelrelay.server.core.Event;
import modelrelay.server.core.Limits;
import modelrelay.server.core.ProviderName;
import modelrelay.server.core.Registration;
import modelrelay.server.core.RejectReason;
import modelrelay.server.core.RequestId;
import modelrelay.server.core.WorkerId;
import modelrelay.server.core.WorkerView;
import modelrelay.server.stream.ResponseStream;
import org.jspecify.annotations.Nullable;

/** The relay at work: the one owner of the core. Every method may be called by any thread. */
public final class Relay implements AutoCloseable {
    private final LongSupplier ticker;

    /**
     * Does nothing until it is used; see {@link #start}.
     *
     * @param ticker nanoseconds, as {@link System#nanoTime}
     */
    public Relay(Limits limits, LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Starts the ticker thread, without which no timeout fires. */
    public void start() {}

    /** Stops the ticker thread. Ends no request and closes no worker; see {@link #shutDown}. */
    @Override
    public void close() {}

    /** The relay's ticker, for {@code arrivedNanos} and {@link WorkerPort#lastHeardNanos}. */
    public long nowNanos() {
        return ticker.getAsLong();
    }

    // Clients.

    /**
     * Takes a client's request. From here on the stream tells its one end, possibly before this
     * returns.
     *
     * @param request unguessable and new
     * @param arrivedNanos when it reached the server
     */
    public void submit(
            RequestId request,
            ForwardedRequest content,
            ResponseStream<RejectReason> stream,
            long arrivedNanos) {}

    /** The client is gone or too slow: ends the request wherever it is, and abandons its stream. */
    public void cancel(RequestId request) {}

    // Workers.

    /**
     * A worker registered; the port hears whether it is taken: {@link WorkerOrder.Ack} or {@link
     * WorkerOrder.Close}.
     *
     * @param worker unguessable and new
     */
    public void register(
            WorkerId worker, ProviderName provider, Registration registration, WorkerPort port) {}

    /**
     * What a worker is answering.
     *
     * @return null if that worker does not hold that request (any more); the frame is counted and
     *     the caller ignores it
     */
    public @Nullable Attempt attempt(WorkerId worker, String requestId) {
        return null;
    }

    /** Anything else a worker did: models, pong, drain, loss. */
    public void tell(Event.OfWorker event) {}

    // Operators.

    /** False if there is no such worker. */
    public boolean drain(WorkerId worker) {
        return false;
    }

    /** False if there is no such worker. */
    public boolean refresh(WorkerId worker) {
        return false;
    }

    /** Sets a provider up, or lets requests and workers in again. */
    public void enable(ProviderName provider) {}

    /** Lets nothing new in; what waits is rejected, what is in flight finishes. */
    public void disable(ProviderName provider) {}

    /**
     * Drains the whole server. Repeating it changes nothing.
     *
     * @return completes when no request and no worker is left: true if all finished in time
     */
    public CompletableFuture<Boolean> shutDown() {
        return new CompletableFuture<>();
    }

    /** Whether {@link #shutDown} was called. */
    public boolean isDraining() {
        return false;
    }

    /** Whether workers and requests are let in to this provider. */
    public boolean isEnabled(ProviderName provider) {
        return false;
    }

    /** The providers known, in the order they were set up. */
    public List<ProviderName> providers() {
        return List.of();
    }

    /** Models somebody serves: each once, in the order first seen. */
    public List<String> models(ProviderName provider) {
        return List.of();
    }

    /** Connected workers, in the order they registered. */
    public List<WorkerView> workers() {
        return List.of();
    }

    /** Workers connected now. */
    public int workerCount() {
        return 0;
    }

    /** Requests waiting for this provider. */
    public int queueLength(ProviderName provider) {
        return 0;
    }

    /** Counts and latencies since the start. */
    public RelayStats stats() {
        return new RelayStats(java.util.Map.of(), 0, java.util.Map.of());
    }
}
