/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect.DrainCause;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.core.terms.WorkerView;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;
import modelrelay.server.stream.StreamBounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The owner of the core, on one thread and with a clock turned by hand. */
final class RelayTest {
    private static final ProviderName LOCAL = new ProviderName("local");
    private static final WorkerId ADA = new WorkerId("ada");
    private static final WorkerId BOB = new WorkerId("bob");
    private static final RequestId R1 = new RequestId("r1");
    private static final RequestId R2 = new RequestId("r2");

    private final AtomicLong nowNanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final Relay relay = new Relay(Limits.standard(), nowNanos::get);
    private final FakeWorkerPort ada = new FakeWorkerPort();
    private final FakeWorkerPort bob = new FakeWorkerPort();
    private final FakeExchange client = new FakeExchange();
    private final ForwardedRequest content =
            new ForwardedRequest(
                    LOCAL,
                    "llama",
                    "/v1/chat/completions",
                    true,
                    new ForwardedRequest.Content(Map.of(), "{}".getBytes(UTF_8)));

    RelayTest() {
        relay.enable(LOCAL);
    }

    private void register(WorkerId worker, WorkerPort port) {
        relay.register(
                worker,
                LOCAL,
                new Registration(
                        worker.text(),
                        List.of("llama"),
                        1,
                        0,
                        new Registration.Protocol(Registration.PROTOCOL_VERSION, List.of())),
                port);
    }

    private void submit(RequestId request, FakeExchange from) {
        relay.submit(request, content, from.stream(), relay.nowNanos());
    }

    private Attempt attempt(WorkerId worker, RequestId request) {
        Attempt attempt = relay.attempt(worker, request.text());
        if (attempt == null) {
            throw new AssertionError(worker + " does not hold " + request);
        }
        return attempt;
    }

    private static Dialect.Answer answer(int status, String body) {
        return new Dialect.Answer(new ResponseHead(status, Map.of()), body.getBytes(UTF_8));
    }

    private void pass(Duration time) {
        nowNanos.addAndGet(time.toNanos());
        relay.tick();
    }

    @Test
    void ordersReachTheOutboxInTheOrderDecidedAndAreFlushed() {
        submit(R1, client);
        register(ADA, ada);
        assertThat(ada.takeOrders())
                .containsExactly(
                        new WorkerOrder.Ack(List.of("llama"), List.of(), List.of()),
                        new WorkerOrder.Forward(R1, content));
        assertThat(ada.flushes()).isEqualTo(1);
        relay.cancel(R1);
        assertThat(ada.takeOrders())
                .containsExactly(new WorkerOrder.Cancel(R1, CancelReason.CLIENT_DISCONNECT));
        assertThat(client.end()).isEqualTo("abandoned");
    }

    @Test
    void writersAreKickedWithoutTheLock() {
        WorkerPort curious =
                new WorkerPort() {
                    @Override
                    public void append(WorkerOrder order) {}

                    @Override
                    public void flush() {
                        // Another thread gets its answer, so nobody holds the lock.
                        assertThat(CompletableFuture.supplyAsync(relay::workerCount).join())
                                .isEqualTo(1);
                    }

                    @Override
                    public long lastHeardNanos() {
                        return 0;
                    }
                };
        register(ADA, curious);
        assertThat(relay.workerCount()).isEqualTo(1);
    }

    @Test
    void anAnswerInPiecesPassesToTheClient() {
        register(ADA, ada);
        submit(R1, client);
        Attempt attempt = attempt(ADA, R1);
        assertThat(attempt.request()).isEqualTo(R1);
        assertThat(attempt.chunk(null, "one ".getBytes(UTF_8))).isTrue();
        assertThat(attempt.chunk(null, "two".getBytes(UTF_8))).isTrue();
        assertThat(client.received()).isEmpty();
        attempt.flush();
        assertThat(client.received()).isEqualTo("one two");
        attempt.complete(answer(200, ""));
        assertThat(client.end()).isEqualTo("whole");
        assertThat(relay.attempt(ADA, "r1")).isNull();
    }

    @Test
    void aWholeAnswerPassesToTheClient() {
        register(ADA, ada);
        submit(R1, client);
        attempt(ADA, R1).complete(answer(429, "slow down"));
        assertThat(client.status()).isEqualTo(429);
        assertThat(client.received()).isEqualTo("slow down");
        assertThat(client.end()).isEqualTo("whole");
    }

    @Test
    void anErrorOfTheWorkerReachesTheClientOnce() {
        register(ADA, ada);
        submit(R1, client);
        Attempt attempt = attempt(ADA, R1);
        attempt.error();
        attempt.error();
        attempt.complete(answer(200, "late"));
        assertThat(client.received()).isEqualTo("BACKEND_ERROR");
        assertThat(relay.stats().droppedFrames()).isEqualTo(2);
    }

    @Test
    void foreignAndLateFramesAreCountedAndChangeNothing() {
        register(ADA, ada);
        register(BOB, bob);
        submit(R1, client);
        assertThat(relay.attempt(BOB, "r1")).isNull();
        assertThat(relay.attempt(ADA, "never")).isNull();
        assertThat(relay.stats().droppedFrames()).isEqualTo(2);
        attempt(ADA, R1).complete(answer(200, "fine"));
        assertThat(client.received()).isEqualTo("fine");
    }

    @Test
    void aRequeuedRequestKeepsItsContentAndItsFormerAttemptIsVoid() {
        register(ADA, ada);
        submit(R1, client);
        Attempt former = attempt(ADA, R1);
        register(BOB, bob);
        relay.tell(new Event.WorkerLost(ADA));
        assertThat(bob.takeOrders()).contains(new WorkerOrder.Forward(R1, content));
        assertThat(former.chunk(null, "lost".getBytes(UTF_8))).isFalse();
        former.complete(answer(200, "lost"));
        attempt(BOB, R1).complete(answer(200, "found"));
        assertThat(client.received()).isEqualTo("found");
    }

    @Test
    void anEmptyPieceIsNoAnswerSoTheRequestIsRequeued() {
        register(ADA, ada);
        submit(R1, client);
        assertThat(attempt(ADA, R1).chunk(null, new byte[0])).isFalse();
        register(BOB, bob);
        relay.tell(new Event.WorkerLost(ADA));
        assertThat(bob.takeOrders()).contains(new WorkerOrder.Forward(R1, content));
        attempt(BOB, R1).complete(answer(200, "found"));
        assertThat(client.received()).isEqualTo("found");
    }

    @Test
    void theHeadOfAnEmptyFirstPieceIsThatOfTheAnswer() {
        register(ADA, ada);
        submit(R1, client);
        Attempt attempt = attempt(ADA, R1);
        assertThat(attempt.chunk(new ResponseHead(203, Map.of()), new byte[0])).isFalse();
        assertThat(attempt.hasBegun()).isTrue();
        assertThat(attempt.chunk(new ResponseHead(206, Map.of()), "one".getBytes(UTF_8))).isTrue();
        attempt.complete(answer(200, ""));
        assertThat(client.status()).isEqualTo(203);
        assertThat(client.received()).isEqualTo("one");
    }

    @Test
    void anAnswerOfEmptyPiecesOnlyIsStillOneInPieces() {
        register(ADA, ada);
        submit(R1, client);
        Attempt attempt = attempt(ADA, R1);
        assertThat(attempt.chunk(new ResponseHead(203, Map.of()), new byte[0])).isFalse();
        attempt.complete(answer(200, "never sent"));
        assertThat(client.status()).isEqualTo(203);
        assertThat(client.received()).isEmpty();
        assertThat(client.end()).isEqualTo("whole");
    }

    @Test
    void aStartedAnswerIsBrokenOffWhenItsWorkerIsLost() {
        register(ADA, ada);
        submit(R1, client);
        Attempt attempt = attempt(ADA, R1);
        assertThat(attempt.chunk(null, "begun".getBytes(UTF_8))).isTrue();
        relay.tell(new Event.WorkerLost(ADA));
        assertThat(client.received()).isEqualTo("begun!WORKER_LOST");
        assertThat(client.end()).isEqualTo("broken");
        assertThat(attempt.chunk(null, "late".getBytes(UTF_8))).isFalse();
        assertThat(relay.stats().droppedFrames()).isEqualTo(1);
    }

    @Test
    void anAnswerBeyondItsCeilingIsBrokenOffAndCancelled() {
        FakeExchange bounded = new FakeExchange(StreamBounds.standard().withCeiling(3));
        register(ADA, ada);
        submit(R1, bounded);
        Attempt attempt = attempt(ADA, R1);
        assertThat(attempt.chunk(null, "abc".getBytes(UTF_8))).isTrue();
        assertThat(attempt.chunk(null, "d".getBytes(UTF_8))).isFalse();
        assertThat(ada.takeOrders())
                .endsWith(new WorkerOrder.Cancel(R1, CancelReason.ANSWER_TOO_LARGE));
        assertThat(bounded.received()).isEqualTo("abc!ANSWER_TOO_LARGE");
    }

    @Test
    void aClientTooFarBehindIsGivenUp() {
        FakeExchange slow = new FakeExchange(StreamBounds.withSoftBound(1));
        slow.stopReading();
        register(ADA, ada);
        submit(R1, slow);
        Attempt attempt = attempt(ADA, R1);
        assertThat(attempt.chunk(null, "abcd".getBytes(UTF_8))).isTrue();
        assertThat(attempt.chunk(null, "e".getBytes(UTF_8))).isFalse();
        assertThat(ada.takeOrders())
                .endsWith(new WorkerOrder.Cancel(R1, CancelReason.CLIENT_DISCONNECT));
        assertThat(slow.end()).isEqualTo("abandoned");
    }

    @Test
    void silenceIsMeasuredByWhatThePortHeard() {
        register(ADA, ada);
        submit(R1, client);
        nowNanos.addAndGet(Duration.ofSeconds(44).toNanos());
        ada.heardAt(nowNanos.get());
        pass(Duration.ofSeconds(1));
        assertThat(relay.workerCount()).isEqualTo(1);
        pass(Duration.ofSeconds(44));
        assertThat(ada.takeOrders())
                .contains(new WorkerOrder.Ping())
                .endsWith(new WorkerOrder.Close(WorkerClose.HEARTBEAT_TIMED_OUT));
        assertThat(relay.workerCount()).isZero();
        assertThat(relay.queueLength(LOCAL)).isEqualTo(1);
        relay.tell(new Event.WorkerLost(ADA));
    }

    @Test
    void operatorsReachConnectedWorkersOnly() {
        register(ADA, ada);
        submit(R1, client);
        assertThat(relay.refresh(ADA)).isTrue();
        assertThat(relay.drain(ADA)).isTrue();
        assertThat(ada.takeOrders())
                .endsWith(
                        new WorkerOrder.Refresh(),
                        new WorkerOrder.Drain(DrainCause.OPERATOR, Duration.ofSeconds(30)));
        assertThat(relay.refresh(BOB)).isFalse();
        assertThat(relay.drain(BOB)).isFalse();
        assertThat(relay.workers()).extracting(WorkerView::isDraining).containsExactly(true);
    }

    @Test
    void aShutdownCompletesWhenEverythingHasFinished() {
        register(ADA, ada);
        submit(R1, client);
        CompletableFuture<Boolean> shutDown = relay.shutDown();
        assertThat(relay.isDraining()).isTrue();
        assertThat(shutDown).isNotDone();
        attempt(ADA, R1).complete(answer(200, "done"));
        assertThat(shutDown).isCompletedWithValue(true);
        assertThat(ada.takeOrders()).endsWith(new WorkerOrder.Close(WorkerClose.DRAINED));
    }

    @Test
    void aShutdownThatBreaksSomethingOffSaysSo() {
        register(ADA, ada);
        submit(R1, client);
        CompletableFuture<Boolean> shutDown = relay.shutDown();
        pass(Duration.ofSeconds(30));
        assertThat(shutDown).isCompletedWithValue(false);
        assertThat(client.received()).isEqualTo("DRAINING");
    }

    @Test
    void providersAndModelsAreTold() {
        register(ADA, ada);
        assertThat(relay.providers()).containsExactly(LOCAL);
        assertThat(relay.models(LOCAL)).containsExactly("llama");
        relay.disable(LOCAL);
        assertThat(relay.isEnabled(LOCAL)).isFalse();
        submit(R1, client);
        assertThat(client.received()).isEqualTo("PROVIDER_DISABLED");
    }

    @Test
    void aRefusedWorkerIsToldAndForgotten() {
        relay.disable(LOCAL);
        register(ADA, ada);
        assertThat(ada.takeOrders())
                .containsExactly(new WorkerOrder.Close(WorkerClose.PROVIDER_CLOSED));
        assertThat(relay.workerCount()).isZero();
    }

    @Test
    void outcomesAndLatenciesAreCounted() {
        register(ADA, ada);
        submit(R1, client);
        FakeExchange second = new FakeExchange();
        submit(R2, second);
        nowNanos.addAndGet(2_000_000_000L);
        attempt(ADA, R1).complete(answer(200, ""));
        relay.cancel(R2);
        RelayStats stats = relay.stats();
        assertThat(stats.outcomes())
                .containsEntry("completed", 1L)
                .containsEntry("cancelled", 1L)
                .containsEntry("queue_timeout", 0L);
        assertThat(summary(stats, "total").count()).isEqualTo(2);
        assertThat(summary(stats, "total").max()).isBetween(2.0, 2.2);
        assertThat(summary(stats, "queue_wait").count()).isEqualTo(2);
    }

    private static RelayStats.Summary summary(RelayStats stats, String name) {
        RelayStats.@Nullable Summary summary = stats.latencies().get(name);
        if (summary == null) {
            throw new AssertionError("no " + name);
        }
        return summary;
    }
}
