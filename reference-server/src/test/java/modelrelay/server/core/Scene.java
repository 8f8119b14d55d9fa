/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;

/** A core with a clock that is about to wrap around, and short words for events and effects. */
final class Scene {
    static final ProviderName LOCAL = new ProviderName("local");

    private final RelayCore core;
    private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

    Scene(Limits limits) {
        core = new RelayCore(limits);
        apply(new Event.ProviderEnabled(LOCAL));
    }

    Scene() {
        this(Limits.standard());
    }

    static Limits limits(int maxQueueLength) {
        return new Limits(maxQueueLength, 3, 1_000, 256, Limits.Times.standard());
    }

    static Limits limits(Limits.Times times) {
        return new Limits(100, 3, 1_000, 256, times);
    }

    RelayCore core() {
        return core;
    }

    long nowNanos() {
        return nowNanos;
    }

    @CanIgnoreReturnValue
    List<Effect> apply(Event event) {
        return core.apply(event, nowNanos);
    }

    /** Time goes on, and what is due happens. */
    @CanIgnoreReturnValue
    List<Effect> pass(Duration time) {
        nowNanos += time.toNanos();
        return apply(new Event.TimePassed());
    }

    @CanIgnoreReturnValue
    List<Effect> passSeconds(double seconds) {
        return pass(Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** Time goes on unnoticed, until the next event. */
    void passUnnoticed(Duration time) {
        nowNanos += time.toNanos();
    }

    // Workers.

    static WorkerId worker(String name) {
        return new WorkerId(name);
    }

    static Registration registration(int slots, String... models) {
        return new Registration(
                "name",
                Arrays.asList(models),
                slots,
                0,
                new Registration.Protocol(Registration.PROTOCOL_VERSION, List.of()));
    }

    @CanIgnoreReturnValue
    List<Effect> register(String name, int slots, String... models) {
        return register(name, registration(slots, models));
    }

    @CanIgnoreReturnValue
    List<Effect> register(String name, Registration registration) {
        return apply(new Event.WorkerRegistered(worker(name), LOCAL, registration));
    }

    @CanIgnoreReturnValue
    List<Effect> update(String name, int load, String... models) {
        return apply(new Event.ModelsUpdated(worker(name), List.of(models), load));
    }

    @CanIgnoreReturnValue
    List<Effect> pong(String name, int load) {
        return apply(new Event.Ponged(worker(name), load));
    }

    @CanIgnoreReturnValue
    List<Effect> lose(String name) {
        return apply(new Event.WorkerLost(worker(name)));
    }

    @CanIgnoreReturnValue
    List<Effect> askDrain(String name, @Nullable Duration timeout) {
        return apply(new Event.DrainAsked(worker(name), timeout));
    }

    // Requests.

    static RequestId request(String name) {
        return new RequestId(name);
    }

    @CanIgnoreReturnValue
    List<Effect> submit(String name, String model) {
        return apply(new Event.Submitted(request(name), LOCAL, model, nowNanos));
    }

    @CanIgnoreReturnValue
    List<Effect> leave(String name) {
        return apply(new Event.ClientGone(request(name)));
    }

    @CanIgnoreReturnValue
    List<Effect> start(String worker, String request) {
        return apply(new Event.AnswerStarted(worker(worker), request(request)));
    }

    @CanIgnoreReturnValue
    List<Effect> complete(String worker, String request) {
        return apply(new Event.Completed(worker(worker), request(request)));
    }

    // Effects.

    static Effect dispatch(String request, String worker) {
        return dispatch(request, worker, 1);
    }

    static Effect dispatch(String request, String worker, int dispatches) {
        return new Effect.Dispatch(request(request), worker(worker), dispatches);
    }

    static Effect enqueue(String request) {
        return new Effect.Enqueue(request(request));
    }

    static Effect requeue(String request, String lost, int requeues) {
        return new Effect.Requeue(request(request), worker(lost), requeues);
    }

    static Effect reject(String request, RejectReason reason) {
        return new Effect.Reject(request(request), reason);
    }

    static Effect breakOff(String request, RejectReason reason) {
        return new Effect.BreakOff(request(request), reason);
    }

    static Effect completed(String request, String worker) {
        return new Effect.Complete(request(request), worker(worker));
    }

    static Effect forget(String request) {
        return new Effect.Forget(request(request));
    }

    static Effect cancel(String request, String worker, CancelReason reason) {
        return new Effect.Cancel(request(request), worker(worker), reason);
    }

    static Effect close(String worker, WorkerClose reason) {
        return new Effect.CloseWorker(worker(worker), reason);
    }

    static Effect ping(String worker) {
        return new Effect.Ping(worker(worker));
    }

    static Effect drop(String worker, String request) {
        return new Effect.DropFrame(worker(worker), request(request));
    }

    static Effect drain(String worker, Effect.DrainCause cause, long seconds) {
        return new Effect.StartDrain(worker(worker), cause, Duration.ofSeconds(seconds).toNanos());
    }

    /** Who got requests, and which, in order. */
    static Stream<String> dispatches(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Dispatch.class::isInstance)
                .map(Effect.Dispatch.class::cast)
                .map(dispatch -> dispatch.request() + "@" + dispatch.worker());
    }
}
