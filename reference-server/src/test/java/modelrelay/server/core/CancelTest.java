/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.cancel;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.drop;
import static modelrelay.server.core.Scene.forget;
import static modelrelay.server.core.Scene.limits;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Limits;
import org.junit.jupiter.api.Test;

/** What happens when the client goes away. */
final class CancelTest {
    private final Scene scene = new Scene();

    private static final CancelReason GONE = CancelReason.CLIENT_DISCONNECT;

    @Test
    void aWaitingRequestIsRemovedAndNeverDispatched() {
        scene.submit("r1", "a");
        assertThat(scene.leave("r1")).containsExactly(forget("r1"));
        assertThat(dispatches(scene.register("ada", 1, "a"))).isEmpty();
        assertThat(scene.core().queueLength(LOCAL)).isZero();
    }

    @Test
    void aRequestInFlightIsCancelledOnceAtItsWorker() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        assertThat(scene.leave("r1")).containsExactly(cancel("r1", "ada", GONE), forget("r1"));
        assertThat(scene.leave("r1")).isEmpty();
    }

    @Test
    void theSlotIsFreeAtOnceForTheNextRequest() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.start("ada", "r1");
        scene.submit("r2", "a");
        assertThat(scene.leave("r1"))
                .containsExactly(cancel("r1", "ada", GONE), forget("r1"), dispatch("r2", "ada"));
    }

    @Test
    void lateFramesOfACancelledRequestAreDropped() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.leave("r1");
        assertThat(scene.start("ada", "r1")).containsExactly(drop("ada", "r1"));
        assertThat(scene.complete("ada", "r1")).containsExactly(drop("ada", "r1"));
    }

    @Test
    void aCompletedRequestIsNotCancelled() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.complete("ada", "r1");
        assertThat(scene.leave("r1")).isEmpty();
    }

    @Test
    void aCancelledRequestIsNotRequeued() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.leave("r1");
        assertThat(scene.lose("ada")).isEmpty();
    }

    @Test
    void aCancelledRequestLeavesNoDeadlineBehind() {
        Limits.Times times =
                new Limits.Times(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(9),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO);
        Scene quiet = new Scene(limits(times));
        quiet.submit("r1", "a");
        assertThat(quiet.core().nextDeadline()).isPresent();
        quiet.leave("r1");
        assertThat(quiet.core().nextDeadline()).isEmpty();
    }
}
