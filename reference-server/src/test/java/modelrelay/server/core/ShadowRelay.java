/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.core.terms.WorkerView;
import org.jspecify.annotations.Nullable;

/**
 * What an onlooker knows from events and effects alone, kept as plainly as possible: lists, scanned
 * from end to end. Each effect is checked against it before it is noted.
 */
final class ShadowRelay {
    static final List<ProviderName> PROVIDERS =
            List.of(new ProviderName("one"), new ProviderName("two"));

    /** One request as seen from outside. */
    static final class Request {
        final RequestId id;
        final ProviderName provider;
        final String model;
        final long arrivedNanos;
        @Nullable SeenWorker holder;
        boolean isStarted;
        int requeues;
        long waitedNanos;
        long waitingSinceNanos;

        Request(Event.Submitted event) {
            id = event.request();
            provider = event.provider();
            model = event.model();
            arrivedNanos = event.arrivedNanos();
        }
    }

    private final Limits limits;
    private final Map<RequestId, Request> open = new LinkedHashMap<>();
    private final Map<WorkerId, SeenWorker> workers = new LinkedHashMap<>();
    private final Map<ProviderName, List<Request>> queues = new HashMap<>();
    private final Set<ProviderName> enabled = new LinkedHashSet<>();
    private final Set<RequestId> ended = new LinkedHashSet<>();
    private final Set<RequestId> cancelledNow = new LinkedHashSet<>();
    private int requeuedInARow;
    private boolean isShuttingDown;
    private boolean isShutDown;
    private long nowNanos;

    ShadowRelay(Limits limits) {
        this.limits = limits;
        PROVIDERS.forEach(provider -> queues.put(provider, new ArrayList<>()));
    }

    // What a generator of events wants to know.

    List<RequestId> openRequests() {
        return List.copyOf(open.keySet());
    }

    List<RequestId> requestsInFlight() {
        return open.values().stream().filter(r -> r.holder != null).map(r -> r.id).toList();
    }

    @Nullable WorkerId holderOf(RequestId id) {
        Request request = open.get(id);
        return request == null || request.holder == null ? null : request.holder.id;
    }

    List<WorkerId> workers() {
        return List.copyOf(workers.keySet());
    }

    boolean isShutDown() {
        return isShutDown;
    }

    long heardNanos(WorkerId id) {
        return known(id).heardNanos;
    }

    // Events.

    void before(Event event, long now) {
        nowNanos = now;
        requeuedInARow = 0;
        cancelledNow.clear();
        if (event instanceof Event.OfWorker ofWorker && !(event instanceof Event.Heard)) {
            SeenWorker worker = workers.get(ofWorker.worker());
            if (worker != null) {
                worker.heardNanos = now;
            }
        }
    }

    /** What an event changes by itself, once everything due before it has happened. */
    void happened(Event event) {
        switch (event) {
            case Event.Submitted submitted -> open.put(submitted.request(), new Request(submitted));
            case Event.ModelsUpdated(WorkerId id, List<String> models, int load)
                    when workers.containsKey(id) -> {
                known(id).models = models;
                known(id).update(load);
            }
            case Event.Ponged(WorkerId id, int load) when workers.containsKey(id) ->
                    known(id).pong(load);
            case Event.WorkerLost(WorkerId id) -> workers.remove(id);
            case Event.ProviderEnabled(ProviderName name) -> enabled.add(name);
            case Event.ProviderDisabled(ProviderName name) -> enabled.remove(name);
            case Event.ShutdownStarted() -> isShuttingDown = true;
            default -> {}
        }
    }

    // Effects.

    void check(Effect effect, Event cause) {
        if (!(effect instanceof Effect.Requeue)) {
            requeuedInARow = 0;
        }
        switch (effect) {
            case Effect.Acknowledge ack -> acknowledged(ack, (Event.WorkerRegistered) cause);
            case Effect.Enqueue(RequestId id) -> enqueued(request(id));
            case Effect.Dispatch(RequestId id, WorkerId worker, int dispatches) ->
                    dispatched(request(id), known(worker), dispatches);
            case Effect.Requeue(RequestId id, WorkerId lost, int requeues) ->
                    requeued(request(id), lost, requeues);
            case Effect.OpenAnswer(RequestId id, WorkerId worker) -> {
                assertThat(request(id).holder).isSameAs(known(worker));
                request(id).isStarted = true;
            }
            case Effect.Cancel(RequestId id, WorkerId worker, CancelReason _) -> {
                assertThat(request(id).holder).isSameAs(known(worker));
                assertThat(cancelledNow.add(id)).as("cancelled once").isTrue();
                known(worker).cancelledSincePing++;
                known(worker).cancelledSinceReport++;
            }
            case Effect.End end -> ended(end);
            case Effect.StartDrain(WorkerId worker, Effect.DrainCause _, long _) ->
                    known(worker).isDraining = true;
            case Effect.CloseWorker(WorkerId worker, WorkerClose reason) ->
                    closed(workers.remove(worker), reason);
            case Effect.Ping(WorkerId worker) -> pinged(known(worker));
            case Effect.RefreshModels(WorkerId worker) -> assertThat(workers).containsKey(worker);
            case Effect.AskLastHeard(WorkerId worker) -> assertThat(workers).containsKey(worker);
            case Effect.DropFrame(WorkerId worker, RequestId id) ->
                    assertThat(holderOf(id)).isNotEqualTo(worker);
            case Effect.ShutdownBegun _ -> assertThat(isShuttingDown).isTrue();
            case Effect.ShutdownEnded _ -> {
                assertThat(isShutDown).isFalse();
                assertThat(open).isEmpty();
                assertThat(workers).isEmpty();
                isShutDown = true;
            }
        }
    }

    private void acknowledged(Effect.Acknowledge ack, Event.WorkerRegistered event) {
        SeenWorker worker = new SeenWorker(event);
        assertThat(enabled).contains(worker.provider);
        worker.models = ack.models();
        worker.report(event.registration().currentLoad());
        worker.heardNanos = nowNanos;
        worker.nextPingNanos = nowNanos + nanos(limits.times().pingInterval());
        workers.put(worker.id, worker);
    }

    private void enqueued(Request request) {
        List<Request> queue = queue(request.provider);
        assertThat(queue.size()).as("queue bound").isLessThan(limits.maxQueueLength());
        assertThat(isShuttingDown).isFalse();
        queue.addLast(request);
        request.waitingSinceNanos = nowNanos;
    }

    private void dispatched(Request request, SeenWorker worker, int dispatches) {
        assertThat(request.holder).as("held once").isNull();
        assertThat(dispatches).isEqualTo(request.requeues + 1).isLessThanOrEqualTo(4);
        assertThat(isEligible(worker, request)).as("eligible").isTrue();
        for (SeenWorker other : workers.values()) {
            if (isEligible(other, request)) {
                assertThat(worker.load()).as("lowest load").isLessThanOrEqualTo(other.load());
            }
        }
        List<Request> queue = queue(request.provider);
        int place = queue.indexOf(request);
        List<Request> ahead = place < 0 ? queue : queue.subList(0, place);
        assertThat(ahead).as("overtaken").noneMatch(older -> worker.lists(older.model));
        if (place >= 0) {
            leaveQueue(request);
        }
        worker.held.add(request.id);
        request.holder = worker;
    }

    private void requeued(Request request, WorkerId lost, int requeues) {
        assertThat(holderOf(request.id)).isEqualTo(lost);
        assertThat(workers).doesNotContainKey(lost);
        assertThat(request.isStarted).isFalse();
        assertThat(requeues).isEqualTo(++request.requeues).isLessThanOrEqualTo(3);
        request.holder = null;
        request.waitingSinceNanos = nowNanos;
        queue(request.provider).add(requeuedInARow++, request);
    }

    private void ended(Effect.End end) {
        Request request = request(end.request());
        boolean wasInFlight = request.holder != null;
        switch (end) {
            case Effect.Complete complete -> {
                assertThat(holderOf(request.id)).isEqualTo(complete.worker());
            }
            case Effect.Forget _ ->
                    assertThat(cancelledNow.contains(request.id)).isEqualTo(wasInFlight);
            case Effect.BreakOff breakOff -> {
                assertThat(request.isStarted).isTrue();
                checkReason(request, breakOff.reason());
            }
            case Effect.Reject reject -> {
                assertThat(request.isStarted).isFalse();
                checkReason(request, reject.reason());
            }
        }
        if (request.holder != null) {
            request.holder.held.remove(request.id);
        } else if (queue(request.provider).contains(request)) {
            leaveQueue(request);
        }
        open.remove(request.id);
        assertThat(ended.add(request.id)).as("ended once").isTrue();
    }

    private void checkReason(Request request, RejectReason reason) {
        switch (reason) {
            case QUEUE_FULL ->
                    assertThat(queue(request.provider).size())
                            .isGreaterThanOrEqualTo(limits.maxQueueLength());
            case QUEUE_TIMEOUT -> assertThat(nowNanos - queueEndNanos(request)).isNotNegative();
            case REQUEST_TIMEOUT -> assertThat(nowNanos - requestEndNanos(request)).isNotNegative();
            case REQUEUE_EXHAUSTED -> assertThat(request.requeues).isEqualTo(3);
            case DRAINING -> assertThat(isShuttingDown).isTrue();
            case PROVIDER_DISABLED -> assertThat(enabled).doesNotContain(request.provider);
            case WORKER_LOST -> {
                assertThat(request.isStarted).isTrue();
                assertThat(workers.containsValue(request.holder)).isFalse();
            }
            case BACKEND_ERROR, ANSWER_TOO_LARGE -> assertThat(request.holder).isNotNull();
        }
    }

    /** One that never registered is closed, too. */
    private static void closed(@Nullable SeenWorker worker, WorkerClose reason) {
        if (worker != null
                && (reason == WorkerClose.DRAINED || reason == WorkerClose.DRAIN_TIMED_OUT)) {
            assertThat(worker.isDraining).as("told before it is closed").isTrue();
        }
    }

    private void pinged(SeenWorker worker) {
        worker.isPinged = true;
        worker.cancelledSincePing = 0;
        long interval = nanos(limits.times().pingInterval());
        assertThat(nowNanos - worker.nextPingNanos).as("ping too early").isNotNegative();
        while (worker.nextPingNanos - nowNanos <= 0) {
            worker.nextPingNanos += interval;
        }
        if (worker.owesPongSinceNanos == null) {
            worker.owesPongSinceNanos = nowNanos;
        }
    }

    // After every event.

    void checkRest(RelayCore core) {
        assertThat(core.inFlight()).isEqualTo(requestsInFlight().size());
        assertThat(core.workers())
                .extracting(WorkerView::worker, WorkerView::inFlight, WorkerView::isDraining)
                .containsExactlyElementsOf(
                        workers.values().stream()
                                .map(w -> tuple(w.id, w.held.size(), w.isDraining))
                                .toList());
        for (SeenWorker worker : workers.values()) {
            assertThat(worker.held.size()).as("slots").isLessThanOrEqualTo(worker.slots);
            assertThat(nowNanos - worker.nextPingNanos).as("ping missing").isNegative();
            assertThat(nowNanos - worker.heardNanos - nanos(limits.times().silence()))
                    .as("silent")
                    .isNegative();
        }
        for (Request request : open.values()) {
            assertThat(nowNanos - requestEndNanos(request)).as("overdue").isNegative();
        }
        for (ProviderName provider : PROVIDERS) {
            checkQueue(provider, core);
        }
        assertThat(core.nextDeadline().orElse(nowNanos + 1) - nowNanos).isPositive();
    }

    private void checkQueue(ProviderName provider, RelayCore core) {
        List<Request> queue = queue(provider);
        assertThat(core.queueLength(provider)).isEqualTo(queue.size());
        for (Request request : queue) {
            assertThat(workers.values())
                    .as("free for " + request.id)
                    .noneMatch(worker -> isEligible(worker, request));
            assertThat(nowNanos - queueEndNanos(request)).as("waits too long").isNegative();
        }
        Set<String> offered = new LinkedHashSet<>();
        workers.values().stream()
                .filter(worker -> worker.provider.equals(provider) && !worker.isDraining)
                .forEach(worker -> offered.addAll(worker.models));
        offered.remove("*");
        assertThat(core.models(provider)).containsExactlyInAnyOrderElementsOf(offered);
    }

    private boolean isEligible(SeenWorker worker, Request request) {
        Long owing = worker.owesPongSinceNanos;
        return worker.provider.equals(request.provider)
                && !worker.isDraining
                && worker.lists(request.model)
                && worker.load() < worker.slots
                && (owing == null || nowNanos - owing - nanos(limits.times().silence()) < 0);
    }

    private void leaveQueue(Request request) {
        queue(request.provider).remove(request);
        request.waitedNanos += nowNanos - request.waitingSinceNanos;
    }

    private long queueEndNanos(Request request) {
        return request.waitingSinceNanos + nanos(limits.times().queue()) - request.waitedNanos;
    }

    private long requestEndNanos(Request request) {
        return request.arrivedNanos + nanos(limits.times().request());
    }

    private static long nanos(Duration duration) {
        return duration.toNanos();
    }

    private List<Request> queue(ProviderName provider) {
        return queues.computeIfAbsent(provider, name -> new ArrayList<>());
    }

    private Request request(RequestId id) {
        return present(open.get(id), "open " + id);
    }

    private SeenWorker known(WorkerId id) {
        return present(workers.get(id), "connected " + id);
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new AssertionError("not " + what);
        }
        return value;
    }
}
