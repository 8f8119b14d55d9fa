/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import modelrelay.server.core.RelayCore;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.core.terms.WorkerView;
import modelrelay.server.stream.ResponseStream;
import org.jspecify.annotations.Nullable;

/** The relay at work: the one owner of the core. Every method may be called by any thread. */
public final class Relay implements AutoCloseable {
    private final LongSupplier ticker;
    private final TickerThread tickerThread;
    private final RelayLog log = new RelayLog();
    private final Counters counters = new Counters();
    private final CompletableFuture<Boolean> shutDown = new CompletableFuture<>();
    private final Aftermath aftermath = new Aftermath(log, counters, shutDown);
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final RelayCore core;

    @GuardedBy("lock")
    private final Map<WorkerId, WorkerPort> ports = new HashMap<>();

    /** Changed under the lock; read by the I/O threads of workers without it. */
    private final Map<RequestId, Exchange> exchanges = new ConcurrentHashMap<>();

    /**
     * Does nothing until it is used; see {@link #start}.
     *
     * @param ticker nanoseconds, as {@link System#nanoTime}
     */
    public Relay(Limits limits, LongSupplier ticker) {
        this.ticker = ticker;
        core = new RelayCore(limits);
        tickerThread = new TickerThread(ticker, this::tick);
    }

    /** Starts the ticker thread, without which no timeout fires. */
    public void start() {
        tickerThread.start();
    }

    /** Stops the ticker thread. Ends no request and closes no worker; see {@link #shutDown}. */
    @Override
    public void close() {
        try {
            tickerThread.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

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
            long arrivedNanos) {
        exchanges.put(request, new Exchange(request, content, stream, arrivedNanos));
        var _ =
                apply(
                        new Event.Submitted(
                                request, content.provider(), content.model(), arrivedNanos));
    }

    /** The client is gone or too slow: ends the request wherever it is, and abandons its stream. */
    public void cancel(RequestId request) {
        var _ = apply(new Event.ClientGone(request));
    }

    // Workers.

    /**
     * A worker registered; the port hears whether it is taken: {@link WorkerOrder.Ack} or {@link
     * WorkerOrder.Close}.
     *
     * @param worker unguessable and new
     */
    public void register(
            WorkerId worker, ProviderName provider, Registration registration, WorkerPort port) {
        Turn turn;
        lock.lock();
        try {
            ports.put(worker, port);
            turn = decide(new Event.WorkerRegistered(worker, provider, registration));
        } finally {
            lock.unlock();
        }
        for (Turn.Done done : turn.done()) {
            if (done.effect() instanceof Effect.Acknowledge ack) {
                log.registered(provider, registration, ack);
            }
        }
        aftermath.of(turn);
    }

    /**
     * What a worker is answering.
     *
     * @return null if that worker does not hold that request (any more); the frame is counted and
     *     the caller ignores it
     */
    public @Nullable Attempt attempt(WorkerId worker, String requestId) {
        Exchange exchange = exchanges.get(new RequestId(requestId));
        Attempt attempt = exchange == null ? null : exchange.attempt();
        if (attempt == null || !attempt.worker().equals(worker)) {
            frameDropped(worker, requestId);
            return null;
        }
        return attempt;
    }

    /** Anything else a worker did: models, pong, drain, loss. */
    public void tell(Event.OfWorker event) {
        var _ = apply(event);
    }

    boolean openAnswer(Attempt attempt) {
        return apply(new Event.AnswerStarted(attempt.worker(), attempt.request()))
                .had(Effect.OpenAnswer.class);
    }

    boolean completed(Attempt attempt, int status) {
        boolean isTaken =
                apply(new Event.Completed(attempt.worker(), attempt.request()))
                        .had(Effect.Complete.class);
        if (isTaken) {
            log.completed(attempt.request(), attempt.worker(), status);
        }
        return isTaken;
    }

    void errorReported(Attempt attempt) {
        tell(new Event.ErrorReported(attempt.worker(), attempt.request()));
    }

    void answerOutgrown(Attempt attempt) {
        tell(new Event.AnswerOutgrown(attempt.worker(), attempt.request()));
    }

    void frameDropped(WorkerId worker, String request) {
        counters.frameDropped();
        log.frameDropped(worker, request);
    }

    // Operators.

    /** False if there is no such worker. */
    public boolean drain(WorkerId worker) {
        boolean isKnown = ask(known -> known.isConnected(worker));
        var _ = apply(new Event.DrainOrdered(worker));
        return isKnown;
    }

    /** False if there is no such worker. */
    public boolean refresh(WorkerId worker) {
        return apply(new Event.RefreshOrdered(worker)).had(Effect.RefreshModels.class);
    }

    /** Sets a provider up, or lets requests and workers in again. */
    public void enable(ProviderName provider) {
        var _ = apply(new Event.ProviderEnabled(provider));
    }

    /** Lets nothing new in; what waits is rejected, what is in flight finishes. */
    public void disable(ProviderName provider) {
        var _ = apply(new Event.ProviderDisabled(provider));
    }

    /**
     * Drains the whole server. Repeating it changes nothing.
     *
     * @return completes when no request and no worker is left: true if all finished in time
     */
    public CompletableFuture<Boolean> shutDown() {
        var _ = apply(new Event.ShutdownStarted());
        return shutDown.copy();
    }

    /** Whether {@link #shutDown} was called. */
    public boolean isDraining() {
        return ask(RelayCore::isDraining);
    }

    /** Whether workers and requests are let in to this provider. */
    public boolean isEnabled(ProviderName provider) {
        return ask(known -> known.isEnabled(provider));
    }

    /** The providers known, in the order they were set up. */
    public List<ProviderName> providers() {
        return ask(RelayCore::providers);
    }

    /** Models somebody serves: each once, in the order first seen. */
    public List<String> models(ProviderName provider) {
        return ask(known -> known.models(provider));
    }

    /** Connected workers, in the order they registered. */
    public List<WorkerView> workers() {
        return ask(RelayCore::workers);
    }

    /** Workers connected now. */
    public int workerCount() {
        return ask(RelayCore::workerCount);
    }

    /** Requests waiting for this provider. */
    public int queueLength(ProviderName provider) {
        return ask(known -> known.queueLength(provider));
    }

    /** Counts and latencies since the start. */
    public RelayStats stats() {
        return counters.stats();
    }

    // The turn of one event.

    /** Everything due by now happens. */
    void tick() {
        try {
            var _ = apply(new Event.TimePassed());
        } catch (RuntimeException e) {
            // A bug, but the ticker has to go on for everybody else.
            log.broken(e);
        }
    }

    private <T> T ask(Function<RelayCore, T> question) {
        lock.lock();
        try {
            return question.apply(core);
        } finally {
            lock.unlock();
        }
    }

    private Turn apply(Event event) {
        Turn turn;
        lock.lock();
        try {
            turn = decide(event);
        } finally {
            lock.unlock();
        }
        aftermath.of(turn);
        return turn;
    }

    @GuardedBy("lock")
    private Turn decide(Event event) {
        Turn turn = new Turn(ticker.getAsLong());
        if (event instanceof Event.WorkerLost(WorkerId worker) && ports.remove(worker) != null) {
            turn.lost(worker);
        }
        decide(event, turn);
        tickerThread.nextIs(core.nextDeadline());
        return turn;
    }

    @GuardedBy("lock")
    private void decide(Event event, Turn turn) {
        List<WorkerId> asked = new ArrayList<>(0);
        for (Effect effect : core.apply(event, turn.nowNanos())) {
            switch (effect) {
                case Effect.ToWorker toWorker -> order(toWorker, turn);
                case Effect.AskLastHeard(WorkerId worker) -> asked.add(worker);
                case Effect.OpenAnswer(RequestId request, WorkerId _) -> {
                    Exchange exchange = exchange(request);
                    exchange.releaseContent();
                    turn.done(effect, exchange);
                }
                case Effect.Requeue(RequestId request, WorkerId _, int _) -> {
                    Exchange exchange = exchange(request);
                    exchange.revoke();
                    turn.done(effect, exchange);
                }
                case Effect.End end -> turn.done(end, exchanges.remove(end.request()));
                case Effect.Enqueue _, Effect.Fact _ -> turn.done(effect, null);
            }
        }
        for (WorkerId worker : asked) {
            WorkerPort port = ports.get(worker);
            if (port != null) {
                decide(new Event.Heard(worker, port.lastHeardNanos()), turn);
            }
        }
    }

    /** Appends to the outbox, nothing more: the order to one worker is the order decided. */
    @GuardedBy("lock")
    private void order(Effect.ToWorker effect, Turn turn) {
        WorkerPort port = ports.get(effect.worker());
        if (port == null) {
            return;
        }
        Exchange about = null;
        WorkerOrder order =
                switch (effect) {
                    case Effect.Acknowledge ack ->
                            new WorkerOrder.Ack(ack.models(), ack.warnings(), ack.capabilities());
                    case Effect.Dispatch dispatch -> {
                        about = exchange(dispatch.request());
                        about.attemptBy(
                                new Attempt(
                                        this,
                                        dispatch.request(),
                                        dispatch.worker(),
                                        about.stream().open()));
                        yield new WorkerOrder.Forward(dispatch.request(), about.content());
                    }
                    case Effect.Cancel cancel ->
                            new WorkerOrder.Cancel(cancel.request(), cancel.reason());
                    case Effect.Ping _ -> new WorkerOrder.Ping();
                    case Effect.StartDrain drain ->
                            new WorkerOrder.Drain(
                                    drain.cause(), Duration.ofNanos(drain.remainingNanos()));
                    case Effect.RefreshModels _ -> new WorkerOrder.Refresh();
                    case Effect.CloseWorker close -> {
                        ports.remove(close.worker());
                        yield new WorkerOrder.Close(close.reason());
                    }
                };
        turn.append(port, order);
        turn.done(effect, about);
    }

    @GuardedBy("lock")
    private Exchange exchange(RequestId request) {
        Exchange exchange = exchanges.get(request);
        if (exchange == null) {
            throw new IllegalStateException(request + ": decided about, but unknown");
        }
        return exchange;
    }
}
