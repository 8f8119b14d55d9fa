/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.breakOff;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.drop;
import static modelrelay.server.core.Scene.enqueue;
import static modelrelay.server.core.Scene.forget;
import static modelrelay.server.core.Scene.reject;
import static modelrelay.server.core.Scene.requeue;
import static org.assertj.core.api.Assertions.assertThat;

import modelrelay.server.core.terms.RejectReason;
import org.junit.jupiter.api.Test;

/** What happens to the requests of a lost worker. */
final class RequeueTest {
    private final Scene scene = new Scene();

    @Test
    void itsRequestsGoBackToTheFrontInTheirOrder() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.submit("r3", "a");
        assertThat(scene.lose("ada"))
                .containsExactly(requeue("r1", "ada", 1), requeue("r2", "ada", 1));
        assertThat(dispatches(scene.register("bob", 9, "a")))
                .containsExactly("r1@bob", "r2@bob", "r3@bob");
    }

    @Test
    void theFrontIsBeforeEverythingAlsoBeforeOlderRequestsForOtherModels() {
        scene.submit("old", "b");
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.lose("ada");
        assertThat(dispatches(scene.register("wild", 2, "*")))
                .containsExactly("r1@wild", "old@wild");
    }

    @Test
    void whateverIsLostLaterStandsFurtherInFront() {
        scene.register("ada", 1, "a");
        scene.register("bob", 1, "b");
        scene.submit("r1", "a");
        scene.submit("r2", "b");
        scene.lose("ada");
        scene.lose("bob");
        assertThat(dispatches(scene.register("wild", 2, "*")))
                .containsExactly("r2@wild", "r1@wild");
    }

    @Test
    void aFreeWorkerHasThemAtOnce() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.register("bob", 1, "a");
        assertThat(scene.lose("ada"))
                .containsExactly(
                        requeue("r1", "ada", 1), requeue("r2", "ada", 1), dispatch("r1", "bob", 2));
        assertThat(scene.core().queueLength(LOCAL)).isEqualTo(1);
    }

    @Test
    void theFourthLossIsTheLast() {
        scene.submit("r1", "a");
        for (int lost = 1; lost <= 3; lost++) {
            String name = "w" + lost;
            assertThat(scene.register(name, 1, "a")).contains(dispatch("r1", name, lost));
            assertThat(scene.lose(name)).containsExactly(requeue("r1", name, lost));
        }
        assertThat(scene.register("w4", 1, "a")).contains(dispatch("r1", "w4", 4));
        assertThat(scene.lose("w4")).containsExactly(reject("r1", RejectReason.REQUEUE_EXHAUSTED));
        assertThat(scene.core().queueLength(LOCAL)).isZero();
    }

    @Test
    void aStartedAnswerIsBrokenOffAndTheOthersGoBack() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.start("ada", "r1");
        assertThat(scene.lose("ada"))
                .containsExactly(breakOff("r1", RejectReason.WORKER_LOST), requeue("r2", "ada", 1));
    }

    @Test
    void whatTheLostWorkerStillSaysIsDropped() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.lose("ada");
        assertThat(scene.complete("ada", "r1")).containsExactly(drop("ada", "r1"));
        scene.register("bob", 1, "a");
        assertThat(scene.complete("ada", "r1")).containsExactly(drop("ada", "r1"));
        assertThat(scene.complete("bob", "r1")).containsExactly(completed("r1", "bob"));
    }

    @Test
    void aWorkerIsLostOnce() {
        scene.register("ada", 1, "a");
        scene.lose("ada");
        assertThat(scene.lose("ada")).isEmpty();
        assertThat(scene.core().workerCount()).isZero();
        assertThat(scene.submit("r1", "a")).containsExactly(enqueue("r1"));
    }

    @Test
    void aLostWorkerLeavesNoDeadlineBehind() {
        scene.register("ada", 1, "a");
        scene.passSeconds(15);
        scene.askDrain("ada", null);
        scene.lose("ada");
        assertThat(scene.core().nextDeadline()).isEmpty();
    }

    @Test
    void aCancelledRequeuedRequestIsGone() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.lose("ada");
        assertThat(scene.leave("r1")).containsExactly(forget("r1"));
        assertThat(dispatches(scene.register("bob", 1, "a"))).isEmpty();
    }
}
