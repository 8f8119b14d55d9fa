/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.breakOff;
import static modelrelay.server.core.Scene.cancel;
import static modelrelay.server.core.Scene.close;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.drain;
import static modelrelay.server.core.Scene.enqueue;
import static modelrelay.server.core.Scene.requeue;
import static modelrelay.server.core.Scene.worker;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.WorkerClose;
import org.junit.jupiter.api.Test;

/** How one worker leaves in good order. */
final class WorkerDrainTest {
    private final Scene scene = new Scene();

    private static final Effect.DrainCause WORKER = Effect.DrainCause.WORKER;
    private static final Effect.DrainCause OPERATOR = Effect.DrainCause.OPERATOR;

    @CanIgnoreReturnValue
    private List<Effect> order(String name) {
        return scene.apply(new Event.DrainOrdered(worker(name)));
    }

    @Test
    void anIdleWorkerLeavesAtOnce() {
        scene.register("ada", 1, "a");
        assertThat(scene.askDrain("ada", null))
                .containsExactly(drain("ada", WORKER, 30), close("ada", WorkerClose.DRAINED));
        assertThat(scene.core().workerCount()).isZero();
    }

    @Test
    void aBusyWorkerFinishesGetsNothingNewAndLeaves() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        assertThat(scene.askDrain("ada", Duration.ofSeconds(7)))
                .containsExactly(drain("ada", WORKER, 7));
        assertThat(scene.core().workers().getFirst().isDraining()).isTrue();
        assertThat(scene.submit("r2", "a")).containsExactly(enqueue("r2"));
        assertThat(scene.complete("ada", "r1"))
                .containsExactly(completed("r1", "ada"), close("ada", WorkerClose.DRAINED));
    }

    @Test
    void theLastRequestMayEndInAnyWay() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.askDrain("ada", null);
        assertThat(scene.leave("r1")).endsWith(close("ada", WorkerClose.DRAINED));
    }

    @Test
    void atTheDeadlineWhatIsLeftIsCancelledAndGoesBack() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.start("ada", "r1");
        scene.askDrain("ada", Duration.ofSeconds(7));
        assertThat(scene.pass(Duration.ofSeconds(7).minusNanos(1))).isEmpty();
        assertThat(scene.pass(Duration.ofNanos(1)))
                .containsExactly(
                        cancel("r1", "ada", CancelReason.GRACEFUL_SHUTDOWN),
                        cancel("r2", "ada", CancelReason.GRACEFUL_SHUTDOWN),
                        close("ada", WorkerClose.DRAIN_TIMED_OUT),
                        breakOff("r1", RejectReason.WORKER_LOST),
                        requeue("r2", "ada", 1));
    }

    @Test
    void askingAgainMayShortenTheTimeButNotLengthenIt() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.askDrain("ada", Duration.ofSeconds(20));
        assertThat(scene.askDrain("ada", Duration.ofSeconds(60)))
                .containsExactly(drain("ada", WORKER, 20));
        assertThat(scene.askDrain("ada", Duration.ofSeconds(5)))
                .containsExactly(drain("ada", WORKER, 5));
        assertThat(scene.passSeconds(5)).contains(close("ada", WorkerClose.DRAIN_TIMED_OUT));
        assertThat(scene.core().isConnected(worker("ada"))).isFalse();
        scene.leave("r1");
        assertThat(scene.core().nextDeadline()).isEmpty();
    }

    @Test
    void theOperatorDrainsWithTheConfiguredTime() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        assertThat(order("ada")).containsExactly(drain("ada", OPERATOR, 30));
        assertThat(order("ada")).isEmpty();
        assertThat(order("nobody")).isEmpty();
        assertThat(scene.passSeconds(30)).contains(close("ada", WorkerClose.DRAIN_TIMED_OUT));
    }

    @Test
    void aWorkerThatIsGoneCannotAsk() {
        assertThat(scene.askDrain("ada", null)).isEmpty();
    }

    @Test
    void aDrainingWorkerIsNoneForRequeuedRequests() {
        scene.register("ada", 2, "a");
        scene.register("bob", 2, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.askDrain("bob", null);
        assertThat(scene.lose("ada")).containsExactly(requeue("r1", "ada", 1));
    }

    @Test
    void refreshReachesConnectedWorkersOnly() {
        scene.register("ada", 1, "a");
        assertThat(scene.apply(new Event.RefreshOrdered(worker("ada"))))
                .containsExactly(new Effect.RefreshModels(worker("ada")));
        assertThat(scene.apply(new Event.RefreshOrdered(worker("bob")))).isEmpty();
    }

    @Test
    void aLostDrainingWorkerIsForgotten() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.askDrain("ada", Duration.ofSeconds(7));
        scene.lose("ada");
        assertThat(scene.passSeconds(7)).isEmpty();
    }
}
