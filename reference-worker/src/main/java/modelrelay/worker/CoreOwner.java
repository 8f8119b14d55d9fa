/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import modelrelay.protocol.Request;
import modelrelay.wire.MessageWriter;
import modelrelay.worker.backend.BackendFault;
import modelrelay.worker.backend.HttpBackend;
import modelrelay.worker.core.Effect;
import modelrelay.worker.core.Event;
import modelrelay.worker.core.Timing;
import modelrelay.worker.core.WorkerCore;
import modelrelay.worker.exchange.ErrorAnswer;
import modelrelay.worker.exchange.Exchange;
import modelrelay.worker.exchange.ExchangeOwner;
import modelrelay.worker.models.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * Owns the core: takes events from every room, applies them under the one lock, and carries the
 * effects out. Under the lock messages are only appended; sockets are touched after it.
 */
final class CoreOwner implements ExchangeOwner {

    // A backend that lists its models at all does so at once.
    private static final long LOOK_UP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Consumer<WorkerEvent> events;
    private final ScheduledExecutorService clock = clock();

    private final Object lock = new Object();

    @GuardedBy("lock")
    private final WorkerCore core;

    @GuardedBy("lock")
    private final Map<String, Exchange> exchanges = new HashMap<>();

    @GuardedBy("lock")
    private WorkerConfig config;

    @GuardedBy("lock")
    private SSLContext trust;

    @GuardedBy("lock")
    private HttpBackend backend;

    @GuardedBy("lock")
    private @Nullable Session session;

    @GuardedBy("lock")
    private @Nullable ScheduledFuture<?> tick;

    @GuardedBy("lock")
    private @Nullable String lastProblem;

    CoreOwner(WorkerConfig config, Consumer<WorkerEvent> events) {
        this.config = config;
        this.events = events;
        this.trust = Trust.with(config.caFile());
        this.backend = backend(config, trust);
        this.core = new WorkerCore(config.setup(), Timing.withPoll(config.modelsPoll()));
    }

    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("worker-clock").factory());
        // Nearly every deadline is taken back; kept until its time it would only take up memory.
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Takes an event from anybody who holds no lock. */
    void submit(Event event) {
        submit(event, null, null);
    }

    /** Takes an event of a session; dropped when that session is no longer the present one. */
    void submit(Event event, Session from) {
        submit(event, from, null);
    }

    /** Takes a session's request. */
    void submit(Request request, Session from) {
        submit(new Event.RequestArrived(request.requestId()), from, request);
    }

    private void submit(Event event, @Nullable Session from, @Nullable Request request) {
        List<Runnable> afterwards = new ArrayList<>();
        synchronized (lock) {
            if (from != null && from != session) {
                return;
            }
            apply(event, request, afterwards);
        }
        afterwards.forEach(Runnable::run);
    }

    @GuardedBy("lock")
    private void apply(Event event, @Nullable Request request, List<Runnable> afterwards) {
        for (Effect effect : core.apply(event, System.nanoTime())) {
            carryOut(effect, request, afterwards);
        }
        schedule();
    }

    /** Why the session's link is over, for the snapshot. */
    void problem(String reason, Session from) {
        synchronized (lock) {
            if (from == session) {
                lastProblem = reason;
            }
        }
    }

    WorkerSnapshot snapshot() {
        synchronized (lock) {
            return new WorkerSnapshot(
                    WorkerState.of(core.phase(), core.isPaused()),
                    session == null ? null : session.workerId(),
                    core.models(),
                    core.load(),
                    config.slots(),
                    lastProblem);
        }
    }

    void reconfigure(WorkerConfig next) {
        SSLContext nextTrust = Trust.with(next.caFile());
        HttpBackend nextBackend = backend(next, nextTrust);
        boolean reconnects;
        synchronized (lock) {
            reconnects = next.looksDifferentFrom(config);
            config = next;
            trust = nextTrust;
            // The old client ends by itself with the last of its requests.
            backend = nextBackend;
        }
        submit(new Event.Reconfigured(next.setup(), reconnects));
    }

    @GuardedBy("lock")
    private void carryOut(Effect effect, @Nullable Request request, List<Runnable> afterwards) {
        switch (effect) {
            case Effect.Connect connect -> {
                Session next = new Session(config, trust, this, events);
                session = next;
                afterwards.add(next::start);
            }
            case Effect.CloseLink close -> present().close(close.farewell());
            case Effect.CutLink cut -> {
                Session ending = present();
                afterwards.add(ending::cut);
            }
            case Effect.SendPing ping -> afterwards.add(present().ping());
            case Effect.SendRegister register -> afterwards.add(present().send(register));
            case Effect.SendModels models -> afterwards.add(present().send(models));
            case Effect.SendDrain drain -> afterwards.add(present().send(drain));
            case Effect.SendPong pong -> afterwards.add(present().send(pong));
            case Effect.Forward forward -> forward(arrived(request), afterwards);
            case Effect.Refuse refuse -> refuse(refuse, arrived(request), afterwards);
            case Effect.IgnoreDuplicate duplicate ->
                    afterwards.add(() -> Log.refused(duplicate.request(), "id in flight already"));
            case Effect.Cancel cancel -> cancel(cancel.request(), afterwards);
            case Effect.GiveUp giveUp -> giveUp(giveUp.request(), afterwards);
            case Effect.LookUpModels lookUp -> {
                HttpBackend asked = backend;
                afterwards.add(() -> Catalogue.lookUp(asked, clock, LOOK_UP_NANOS, this::found));
            }
            case Effect.ReportDrain drain -> {
                int running = core.load();
                afterwards.add(() -> Log.draining(running));
                events.accept(new WorkerEvent.Draining());
            }
            case Effect.ReportGone gone -> gone(gone.clean(), afterwards);
        }
    }

    @GuardedBy("lock")
    private void forward(Request request, List<Runnable> afterwards) {
        Session from = present();
        Exchange exchange = new Exchange(request, from, this, from.takesHeads());
        exchanges.put(request.requestId(), exchange);
        HttpBackend target = backend;
        afterwards.add(() -> {
            Log.forwarding(request);
            events.accept(new WorkerEvent.RequestStarted(request.requestId(), request.model()));
            exchange.start(target);
        });
    }

    @GuardedBy("lock")
    private void refuse(Effect.Refuse refuse, Request request, List<Runnable> afterwards) {
        Session from = present();
        from.append(
                MessageWriter.write(
                        ErrorAnswer.of(
                                refuse.request(), request.endpointPath(), refuse.refusal())));
        afterwards.add(from::flushSoon);
        afterwards.add(() -> Log.refused(refuse.request(), refuse.refusal()));
    }

    @GuardedBy("lock")
    private void cancel(String request, List<Runnable> afterwards) {
        Exchange exchange = exchanges.remove(request);
        if (exchange != null) {
            exchange.cancel();
            Session from = present();
            afterwards.add(from::flushSoon);
            afterwards.add(exchange::closeBackend);
            events.accept(new WorkerEvent.RequestEnded(request, Exchange.CANCELLED));
        }
    }

    @GuardedBy("lock")
    private void giveUp(String request, List<Runnable> afterwards) {
        Exchange exchange = exchanges.remove(request);
        if (exchange != null) {
            exchange.giveUp();
            afterwards.add(exchange::closeBackend);
        }
    }

    @GuardedBy("lock")
    private void gone(boolean clean, List<Runnable> afterwards) {
        session = null;
        HttpBackend last = backend;
        afterwards.add(() -> {
            last.close();
            clock.shutdownNow();
            Log.stopped(clean);
            events.accept(new WorkerEvent.Stopped(clean));
        });
    }

    @Override
    public boolean end(Exchange exchange, int status, byte[] last) {
        String id = exchange.request().requestId();
        List<Runnable> afterwards = new ArrayList<>();
        synchronized (lock) {
            if (!exchanges.remove(id, exchange) || !exchange.endWith(last)) {
                return false;
            }
            afterwards.add(() -> Log.completed(exchange.request(), status));
            events.accept(new WorkerEvent.RequestEnded(id, status));
            // After the message: what follows from it may be the close frame.
            apply(new Event.Ended(id), null, afterwards);
        }
        afterwards.forEach(Runnable::run);
        return true;
    }

    @Override
    public void backendFailed(Exchange exchange, BackendFault fault, String detail) {
        Log.backendError(exchange.request(), fault, detail);
    }

    private void found(@Nullable List<String> models) {
        if (models == null) {
            Log.modelsUnknown();
            submit(new Event.ModelsUnknown());
            return;
        }
        List<String> before = snapshot().models();
        submit(new Event.ModelsFound(models));
        List<String> after = snapshot().models();
        if (!after.equals(before)) {
            Log.models(after);
            events.accept(new WorkerEvent.ModelsChanged(after));
        }
    }

    @GuardedBy("lock")
    private void schedule() {
        if (tick != null) {
            tick.cancel(false);
            tick = null;
        }
        OptionalLong deadline = core.nextDeadlineNanos();
        if (deadline.isPresent()) {
            long left = Math.max(0, deadline.getAsLong() - System.nanoTime());
            tick = clock.schedule(() -> submit(new Event.Tick()), left, TimeUnit.NANOSECONDS);
        }
    }

    @GuardedBy("lock")
    private Session present() {
        if (session == null) {
            throw new IllegalStateException("no session in phase " + core.phase());
        }
        return session;
    }

    private static Request arrived(@Nullable Request request) {
        if (request == null) {
            throw new IllegalStateException("an answer to a request without a request");
        }
        return request;
    }

    private HttpBackend backend(WorkerConfig of, SSLContext trusted) {
        return new HttpBackend(of.backend(), of.backendTiming(), trusted, clock);
    }

    /** A chance from 0 to 1 for the next wait. */
    static double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
