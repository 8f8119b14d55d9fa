/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.close;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.enqueue;
import static modelrelay.server.core.Scene.limits;
import static modelrelay.server.core.Scene.ping;
import static modelrelay.server.core.Scene.requeue;
import static modelrelay.server.core.Scene.worker;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.WorkerClose;
import org.junit.jupiter.api.Test;

/** Pings, pongs and silence. */
final class HeartbeatTest {
    private final Scene scene = new Scene();

    @CanIgnoreReturnValue
    private List<Effect> heard(String name, double secondsAgo) {
        return scene.apply(
                new Event.Heard(worker(name), scene.nowNanos() - (long) (secondsAgo * 1e9)));
    }

    private static Effect ask(String name) {
        return new Effect.AskLastHeard(worker(name));
    }

    @Test
    void pingsKeepAFixedSchedule() {
        scene.register("ada", 1, "a");
        assertThat(scene.passSeconds(14.9)).isEmpty();
        assertThat(scene.passSeconds(0.1)).containsExactly(ping("ada"));
        // Late by four seconds; the next one comes on time all the same.
        assertThat(scene.passSeconds(19)).containsExactly(ping("ada"));
        assertThat(scene.passSeconds(11)).contains(ping("ada"));
    }

    @Test
    void missedPingsAreNotMadeUpFor() {
        scene.register("ada", 1, "a");
        assertThat(scene.passSeconds(44)).containsExactly(ping("ada"));
        assertThat(scene.passSeconds(1)).contains(ping("ada"));
    }

    @Test
    void pingsGoOutWhateverTheWorkerIsDoing() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.start("ada", "r1");
        scene.passSeconds(10);
        scene.pong("ada", 1);
        assertThat(scene.passSeconds(5)).containsExactly(ping("ada"));
    }

    @Test
    void aSilentWorkerIsClosedAndItsRequestsGoBack() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        assertThat(scene.pass(Duration.ofSeconds(45).minusNanos(1))).doesNotContain(ask("ada"));
        assertThat(scene.pass(Duration.ofNanos(1))).contains(ask("ada"));
        assertThat(heard("ada", 45))
                .containsExactly(
                        close("ada", WorkerClose.HEARTBEAT_TIMED_OUT), requeue("r1", "ada", 1));
        assertThat(scene.core().workerCount()).isZero();
        assertThat(heard("ada", 45)).isEmpty();
    }

    @Test
    void aWorkerThatWasHeardIsAskedAboutWhenItsTimeIsOverAgain() {
        scene.register("ada", 1, "a");
        scene.passSeconds(45);
        assertThat(heard("ada", 44)).isEmpty();
        assertThat(scene.passSeconds(0.9)).doesNotContain(ask("ada"));
        assertThat(scene.passSeconds(0.1)).contains(ask("ada"));
        assertThat(heard("ada", 5)).isEmpty();
        assertThat(scene.core().workerCount()).isEqualTo(1);
        assertThat(scene.passSeconds(39.9)).doesNotContain(ask("ada"));
        assertThat(scene.passSeconds(0.1)).contains(ask("ada"));
    }

    @Test
    void anUnaskedReportDoesNotLeaveTwoDeadlines() {
        scene.register("ada", 1, "a");
        scene.passSeconds(10);
        assertThat(heard("ada", 0)).isEmpty();
        assertThat(scene.passSeconds(36)).doesNotContain(ask("ada"));
        assertThat(scene.passSeconds(9)).contains(ask("ada"));
    }

    @Test
    void aWorkerThatOwesAPongForTooLongGetsNothingNew() {
        scene.register("ada", 1, "a");
        scene.passSeconds(15);
        scene.passSeconds(44.9);
        heard("ada", 1);
        assertThat(dispatches(scene.submit("r1", "a"))).containsExactly("r1@ada");
        scene.complete("ada", "r1");
        scene.passSeconds(0.1);
        assertThat(scene.submit("r2", "a")).containsExactly(enqueue("r2"));
        assertThat(scene.pong("ada", 0)).containsExactly(dispatch("r2", "ada"));
    }

    @Test
    void aPongThatCameLateStartsTheWindowAnew() {
        scene.register("ada", 1, "a");
        scene.passSeconds(60);
        heard("ada", 1);
        scene.pong("ada", 0);
        scene.passSeconds(15);
        scene.passSeconds(44.9);
        assertThat(dispatches(scene.submit("r1", "a"))).containsExactly("r1@ada");
    }

    @Test
    void theWindowRunsFromTheOldestPingThatIsNotAnswered() {
        scene.register("ada", 1, "a");
        scene.passSeconds(15);
        scene.passSeconds(15);
        scene.passSeconds(15);
        heard("ada", 0);
        scene.passSeconds(15);
        assertThat(scene.submit("r1", "a")).containsExactly(enqueue("r1"));
    }

    @Test
    void anUpdateAnswersForAPongBecauseItCarriesTheLoad() {
        scene.register("ada", 1, "a");
        scene.passSeconds(15);
        scene.update("ada", 0, "a");
        scene.passSeconds(44);
        heard("ada", 0);
        scene.passSeconds(10);
        assertThat(dispatches(scene.submit("r1", "a"))).containsExactly("r1@ada");
    }

    @Test
    void withoutHeartbeatNothingIsDue() {
        Scene quiet =
                new Scene(
                        limits(
                                new Limits.Times(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        Duration.ofSeconds(1))));
        quiet.register("ada", 1, "a");
        assertThat(quiet.core().nextDeadline()).isEmpty();
        quiet.apply(new Event.Heard(worker("ada"), quiet.nowNanos() - 1_000_000_000_000L));
        assertThat(quiet.core().workerCount()).isEqualTo(1);
    }

    @Test
    void pingsWithoutASilenceLimitOpenNoWindow() {
        Scene quiet =
                new Scene(
                        limits(
                                new Limits.Times(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(15),
                                        Duration.ZERO,
                                        Duration.ofSeconds(1))));
        quiet.register("ada", 1, "a");
        assertThat(quiet.passSeconds(15)).containsExactly(ping("ada"));
        quiet.passSeconds(3600);
        assertThat(dispatches(quiet.submit("r1", "a"))).containsExactly("r1@ada");
    }
}
