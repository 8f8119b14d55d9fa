/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.enqueue;
import static modelrelay.server.core.Scene.forget;
import static modelrelay.server.core.Scene.limits;
import static modelrelay.server.core.Scene.reject;
import static modelrelay.server.core.Scene.request;
import static modelrelay.server.core.Scene.requeue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RejectReason;
import org.junit.jupiter.api.Test;

/** Who waits, who is next, and how many may wait. */
final class QueueTest {
    private final Scene scene = new Scene();

    private static final RejectReason FULL = RejectReason.QUEUE_FULL;

    @Test
    void aRequestWaitsAlsoWithoutAnyWorker() {
        assertThat(scene.submit("r1", "a")).containsExactly(enqueue("r1"));
        assertThat(scene.core().queueLength(LOCAL)).isEqualTo(1);
        assertThat(scene.core().inFlight()).isZero();
    }

    @Test
    void theBoundIsKeptAndTheNextOneIsRefused() {
        Scene bounded = new Scene(limits(2));
        bounded.submit("r1", "a");
        assertThat(bounded.submit("r2", "b")).containsExactly(enqueue("r2"));
        assertThat(bounded.submit("r3", "a")).containsExactly(reject("r3", FULL));
        assertThat(bounded.core().queueLength(LOCAL)).isEqualTo(2);
    }

    @Test
    void aFullQueueDoesNotRefuseWhatNeedNotWait() {
        Scene bounded = new Scene(limits(1));
        bounded.submit("r1", "a");
        bounded.register("bob", 1, "b");
        assertThat(bounded.submit("r2", "b")).containsExactly(dispatch("r2", "bob"));
    }

    @Test
    void zeroMeansNoBound() {
        Scene unbounded = new Scene(limits(0));
        for (int i = 0; i < 1_000; i++) {
            assertThat(unbounded.submit("r" + i, "a")).containsExactly(enqueue("r" + i));
        }
    }

    @Test
    void eachProviderHasABoundOfItsOwn() {
        Scene bounded = new Scene(limits(1));
        ProviderName other = new ProviderName("other");
        bounded.apply(new Event.ProviderEnabled(other));
        bounded.submit("r1", "a");
        assertThat(
                        bounded.apply(
                                new Event.Submitted(request("r2"), other, "a", bounded.nowNanos())))
                .containsExactly(enqueue("r2"));
    }

    @Test
    void whoeverLeavesTheQueueMakesRoomAtOnce() {
        Scene bounded = new Scene(limits(1));
        bounded.submit("r1", "a");
        bounded.leave("r1");
        assertThat(bounded.submit("r2", "a")).containsExactly(enqueue("r2"));
        assertThat(bounded.passSeconds(30)).contains(reject("r2", RejectReason.QUEUE_TIMEOUT));
        assertThat(bounded.submit("r3", "a")).containsExactly(enqueue("r3"));
    }

    @Test
    void aRequeuedRequestIsTakenBackByAFullQueue() {
        Scene bounded = new Scene(limits(1));
        bounded.register("ada", 1, "a");
        bounded.submit("r1", "a");
        bounded.submit("r2", "a");
        assertThat(bounded.lose("ada")).containsExactly(requeue("r1", "ada", 1));
        assertThat(bounded.core().queueLength(LOCAL)).isEqualTo(2);
        assertThat(bounded.submit("r3", "a")).containsExactly(reject("r3", FULL));
    }

    @Test
    void theOldestCompatibleRequestIsNext() {
        scene.submit("b1", "b");
        scene.submit("a1", "a");
        scene.submit("c1", "c");
        scene.submit("b2", "b");
        scene.submit("a2", "a");
        assertThat(dispatches(scene.register("ada", 3, "a", "b")))
                .containsExactly("b1@ada", "a1@ada", "b2@ada");
        assertThat(dispatches(scene.complete("ada", "b2"))).containsExactly("a2@ada");
    }

    @Test
    void theOldestIsFoundHoweverManyModelsAWorkerLists() {
        scene.submit("c1", "c");
        scene.submit("b1", "b");
        scene.submit("a1", "a");
        assertThat(dispatches(scene.register("few", 1, "a", "b"))).containsExactly("b1@few");
        assertThat(dispatches(scene.register("many", 2, "u", "v", "w", "x", "a", "c")))
                .containsExactly("c1@many", "a1@many");
    }

    @Test
    void aWorkerWithManyModelsFindsNothingAmongForeignOnes() {
        scene.submit("z", "z");
        assertThat(dispatches(scene.register("many", 1, "u", "v", "w"))).isEmpty();
        assertThat(dispatches(scene.register("few", 1, "u"))).isEmpty();
    }

    @Test
    void aWildcardWorkerTakesThemInTheOrderOfArrival() {
        scene.submit("b1", "b");
        scene.submit("a1", "a");
        scene.submit("b2", "b");
        assertThat(dispatches(scene.register("wild", 3, "*")))
                .containsExactly("b1@wild", "a1@wild", "b2@wild");
    }

    @Test
    void aNewRequestDoesNotOvertakeAWaitingOneThatTheSameWorkerServes() {
        scene.register("ada", 1, "a", "b");
        scene.submit("r1", "a");
        scene.submit("r2", "b");
        scene.submit("r3", "a");
        assertThat(scene.complete("ada", "r1"))
                .containsExactly(completed("r1", "ada"), dispatch("r2", "ada"));
    }

    @Test
    void anUpdateThatMakesRequestsServableDispatchesThemAtOnce() {
        scene.submit("r1", "a");
        scene.submit("r2", "b");
        scene.register("ada", 2, "x");
        assertThat(scene.update("ada", 0, "b", "a"))
                .containsExactly(dispatch("r1", "ada"), dispatch("r2", "ada"));
    }

    @Test
    void aPongThatMakesRoomDispatchesAtOnce() {
        scene.register("ada", 1, "a");
        scene.pong("ada", 1);
        scene.submit("r1", "a");
        assertThat(scene.pong("ada", 0)).containsExactly(dispatch("r1", "ada"));
        assertThat(scene.pong("gone", 0)).isEmpty();
    }

    @Test
    void leavingFromTheMiddleKeepsTheOrderOfTheRest() {
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.submit("r3", "a");
        assertThat(scene.leave("r2")).containsExactly(forget("r2"));
        assertThat(scene.leave("r1")).containsExactly(forget("r1"));
        scene.submit("r4", "a");
        assertThat(dispatches(scene.register("ada", 9, "a"))).containsExactly("r3@ada", "r4@ada");
    }

    @Test
    void removingWhatDoesNotWaitIsABug() {
        ProviderQueue queue = new ProviderQueue();
        OpenRequest request =
                new OpenRequest(request("r"), new Provider(LOCAL), "a", 1, new WaitClock(0));
        assertThatIllegalStateException().isThrownBy(() -> queue.remove(request));
    }
}
