/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.breakOff;
import static modelrelay.server.core.Scene.cancel;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.limits;
import static modelrelay.server.core.Scene.reject;
import static modelrelay.server.core.Scene.request;
import static modelrelay.server.core.Scene.requeue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.RejectReason;
import org.junit.jupiter.api.Test;

/** The two clocks of a request. */
final class TimeoutTest {
    private final Scene scene = new Scene();

    private static Scene with(long queueSeconds, long requestSeconds) {
        return new Scene(
                limits(
                        new Limits.Times(
                                Duration.ofSeconds(queueSeconds),
                                Duration.ofSeconds(requestSeconds),
                                Duration.ZERO,
                                Duration.ZERO,
                                Duration.ofSeconds(30))));
    }

    private static final Duration TICK = Duration.ofNanos(1);

    @Test
    void theQueueTimeoutFiresAtItsTimeAndNotBefore() {
        scene.submit("r1", "a");
        assertThat(scene.pass(Duration.ofSeconds(30).minus(TICK))).isEmpty();
        assertThat(scene.core().nextDeadline()).hasValue(scene.nowNanos() + 1);
        assertThat(scene.pass(TICK)).containsExactly(reject("r1", RejectReason.QUEUE_TIMEOUT));
        assertThat(dispatches(scene.register("ada", 1, "a"))).isEmpty();
    }

    @Test
    void theRequestTimeoutCountsFromArrivalAndFiresAtItsTime() {
        Scene slow = with(0, 10);
        slow.register("ada", 1, "a");
        slow.apply(
                new Event.Submitted(
                        request("r1"),
                        LOCAL,
                        "a",
                        slow.nowNanos() - Duration.ofSeconds(4).toNanos()));
        assertThat(slow.pass(Duration.ofSeconds(6).minus(TICK))).isEmpty();
        assertThat(slow.pass(TICK))
                .containsExactly(
                        cancel("r1", "ada", CancelReason.TIMEOUT),
                        reject("r1", RejectReason.REQUEST_TIMEOUT));
    }

    @Test
    void aRequestThatIsOverWhenItIsReadIsNeverDispatched() {
        Scene slow = with(0, 10);
        slow.register("ada", 1, "a");
        slow.passSeconds(20);
        assertThat(arrivedBefore(slow, "r1", Duration.ofSeconds(10)))
                .containsExactly(reject("r1", RejectReason.REQUEST_TIMEOUT));
        assertThat(arrivedBefore(slow, "r2", Duration.ofSeconds(10).minus(TICK)))
                .containsExactly(dispatch("r2", "ada"));
    }

    private static List<Effect> arrivedBefore(Scene scene, String name, Duration earlier) {
        return scene.apply(
                new Event.Submitted(
                        request(name), LOCAL, "a", scene.nowNanos() - earlier.toNanos()));
    }

    @Test
    void aStartedAnswerIsBrokenOffByTheRequestTimeout() {
        Scene slow = with(0, 10);
        slow.register("ada", 1, "a");
        slow.submit("r1", "a");
        slow.start("ada", "r1");
        assertThat(slow.passSeconds(10))
                .containsExactly(
                        cancel("r1", "ada", CancelReason.TIMEOUT),
                        breakOff("r1", RejectReason.REQUEST_TIMEOUT));
    }

    @Test
    void theRequestTimeoutEndsAWaitingRequestWithoutACancel() {
        Scene slow = with(0, 10);
        slow.submit("r1", "a");
        assertThat(slow.passSeconds(10))
                .containsExactly(reject("r1", RejectReason.REQUEST_TIMEOUT));
        assertThat(slow.core().queueLength(LOCAL)).isZero();
    }

    @Test
    void aTimeoutInFlightFreesTheSlotAtOnce() {
        Scene slow = with(0, 10);
        slow.register("ada", 1, "a");
        slow.submit("r1", "a");
        slow.passSeconds(1);
        slow.submit("r2", "a");
        assertThat(slow.passSeconds(9))
                .containsExactly(
                        cancel("r1", "ada", CancelReason.TIMEOUT),
                        reject("r1", RejectReason.REQUEST_TIMEOUT),
                        dispatch("r2", "ada"));
    }

    @Test
    void bothAtTheSameMomentGiveOneAnswer() {
        Scene both = with(10, 10);
        both.submit("r1", "a");
        assertThat(both.passSeconds(10)).hasSize(1);
        assertThat(both.core().nextDeadline()).isEmpty();
    }

    @Test
    void zeroMeansNever() {
        Scene patient = with(0, 0);
        patient.submit("r1", "a");
        assertThat(patient.core().nextDeadline()).isEmpty();
        assertThat(patient.pass(Duration.ofDays(365))).isEmpty();
    }

    @Test
    void timeoutsBeyondWhatTheClockCanTellAreCutNotWrapped() {
        Scene patient =
                new Scene(
                        limits(
                                new Limits.Times(
                                        Duration.ofSeconds(Long.MAX_VALUE),
                                        Duration.ofSeconds(-1),
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        Duration.ZERO)));
        patient.submit("r1", "a");
        assertThat(patient.pass(Duration.ofDays(365))).isEmpty();
        assertThat(patient.core().nextDeadline()).isPresent();
    }

    @Test
    void theQueueClockStandsStillInFlight() {
        Scene scene30 = with(30, 0);
        scene30.register("ada", 1, "a");
        scene30.submit("r1", "a");
        assertThat(scene30.passSeconds(60)).isEmpty();
        assertThat(scene30.lose("ada")).containsExactly(requeue("r1", "ada", 1));
        assertThat(scene30.pass(Duration.ofSeconds(30).minus(TICK))).isEmpty();
        assertThat(scene30.pass(TICK)).containsExactly(reject("r1", RejectReason.QUEUE_TIMEOUT));
    }

    @Test
    void allWaitsOfARequestTogetherKeepTheQueueTimeout() {
        Scene scene30 = with(30, 0);
        scene30.submit("r1", "a");
        scene30.passSeconds(20);
        scene30.register("ada", 1, "a");
        scene30.passSeconds(60);
        scene30.lose("ada");
        assertThat(scene30.pass(Duration.ofSeconds(10).minus(TICK))).isEmpty();
        assertThat(scene30.pass(TICK)).containsExactly(reject("r1", RejectReason.QUEUE_TIMEOUT));
    }

    @Test
    void theRequestTimeoutGoesOnOverRequeues() {
        Scene slow = with(0, 10);
        slow.register("ada", 1, "a");
        slow.submit("r1", "a");
        slow.passSeconds(6);
        slow.lose("ada");
        slow.register("bob", 1, "a");
        assertThat(slow.passSeconds(4))
                .containsExactly(
                        cancel("r1", "bob", CancelReason.TIMEOUT),
                        reject("r1", RejectReason.REQUEST_TIMEOUT));
    }

    @Test
    void whatIsDueHappensBeforeTheEventThatComesLate() {
        scene.submit("r1", "a");
        scene.passUnnoticed(Duration.ofSeconds(31));
        assertThat(scene.register("ada", 1, "a"))
                .startsWith(reject("r1", RejectReason.QUEUE_TIMEOUT))
                .doesNotContain(dispatch("r1", "ada"));
    }

    @Test
    void severalDueAtOnceFireInTheirOrder() {
        scene.submit("r1", "a");
        scene.passSeconds(1);
        scene.submit("r2", "a");
        scene.submit("r3", "a");
        assertThat(scene.passSeconds(31))
                .containsExactly(
                        reject("r1", RejectReason.QUEUE_TIMEOUT),
                        reject("r2", RejectReason.QUEUE_TIMEOUT),
                        reject("r3", RejectReason.QUEUE_TIMEOUT));
    }
}
