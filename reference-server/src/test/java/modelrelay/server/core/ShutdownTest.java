/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.breakOff;
import static modelrelay.server.core.Scene.cancel;
import static modelrelay.server.core.Scene.close;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.drain;
import static modelrelay.server.core.Scene.forget;
import static modelrelay.server.core.Scene.limits;
import static modelrelay.server.core.Scene.reject;
import static modelrelay.server.core.Scene.requeue;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.WorkerClose;
import org.junit.jupiter.api.Test;

/** How the whole server leaves. */
final class ShutdownTest {
    private final Scene scene = new Scene();

    private static final Effect.DrainCause SHUTDOWN = Effect.DrainCause.SHUTDOWN;
    private static final Effect BEGUN = new Effect.ShutdownBegun(Duration.ofSeconds(30).toNanos());

    @CanIgnoreReturnValue
    private List<Effect> shutDown() {
        return scene.apply(new Event.ShutdownStarted());
    }

    private static Scene drainingWithin(Duration drain) {
        return new Scene(
                limits(
                        new Limits.Times(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(300),
                                Duration.ZERO,
                                Duration.ZERO,
                                drain)));
    }

    private static Effect ended(boolean inTime) {
        return new Effect.ShutdownEnded(inTime);
    }

    @Test
    void anIdleServerIsGoneAtOnce() {
        scene.register("ada", 1, "a");
        assertThat(shutDown())
                .containsExactly(
                        BEGUN,
                        drain("ada", SHUTDOWN, 30),
                        close("ada", WorkerClose.DRAINED),
                        ended(true));
        assertThat(scene.core().isDraining()).isTrue();
        assertThat(shutDown()).isEmpty();
    }

    @Test
    void aServerWithoutWorkersIsGoneAtOnce() {
        assertThat(scene.core().isDraining()).isFalse();
        assertThat(shutDown()).containsExactly(BEGUN, ended(true));
        assertThat(scene.passSeconds(30)).isEmpty();
    }

    @Test
    void newRequestsAreRefused() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        shutDown();
        assertThat(scene.submit("r2", "a")).containsExactly(reject("r2", RejectReason.DRAINING));
    }

    @Test
    void whatIsInFlightFinishes() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        assertThat(shutDown()).containsExactly(BEGUN, drain("ada", SHUTDOWN, 30));
        scene.passSeconds(1);
        assertThat(scene.complete("ada", "r1"))
                .containsExactly(
                        completed("r1", "ada"), close("ada", WorkerClose.DRAINED), ended(true));
    }

    @Test
    void aWorkerServesWhatWaitsForItBeforeItIsTold() {
        scene.register("ada", 1, "a");
        scene.register("bob", 1, "b");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        assertThat(shutDown())
                .containsExactly(
                        BEGUN, drain("bob", SHUTDOWN, 30), close("bob", WorkerClose.DRAINED));
        scene.passSeconds(10);
        assertThat(scene.complete("ada", "r1"))
                .containsExactly(
                        completed("r1", "ada"), dispatch("r2", "ada"), drain("ada", SHUTDOWN, 20));
        assertThat(scene.complete("ada", "r2"))
                .containsExactly(
                        completed("r2", "ada"), close("ada", WorkerClose.DRAINED), ended(true));
    }

    @Test
    void aWorkerThatComesLateHelpsWithTheQueueAndLeaves() {
        scene.submit("r1", "a");
        shutDown();
        scene.passSeconds(10);
        assertThat(dispatches(scene.register("ada", 1, "a"))).containsExactly("r1@ada");
        assertThat(scene.complete("ada", "r1"))
                .containsExactly(
                        completed("r1", "ada"), close("ada", WorkerClose.DRAINED), ended(true));
        assertThat(scene.register("bob", 1, "a"))
                .endsWith(drain("bob", SHUTDOWN, 20), close("bob", WorkerClose.DRAINED));
    }

    @Test
    void atTheDeadlineEverythingEnds() {
        Scene brisk = drainingWithin(Duration.ofSeconds(20));
        brisk.register("ada", 2, "a");
        brisk.submit("r1", "a");
        brisk.submit("r2", "a");
        brisk.submit("r3", "a");
        brisk.start("ada", "r1");
        brisk.apply(new Event.ShutdownStarted());
        assertThat(brisk.passSeconds(19.9)).isEmpty();
        assertThat(brisk.passSeconds(0.1))
                .containsExactly(
                        drain("ada", SHUTDOWN, 0),
                        cancel("r1", "ada", CancelReason.SERVER_SHUTDOWN),
                        breakOff("r1", RejectReason.DRAINING),
                        cancel("r2", "ada", CancelReason.SERVER_SHUTDOWN),
                        reject("r2", RejectReason.DRAINING),
                        reject("r3", RejectReason.DRAINING),
                        close("ada", WorkerClose.DRAIN_TIMED_OUT),
                        ended(false));
        assertThat(brisk.core().inFlight()).isZero();
        assertThat(brisk.core().queueLength(LOCAL)).isZero();
    }

    @Test
    void afterTheDeadlineAWorkerHasNoTimeLeft() {
        shutDown();
        scene.passSeconds(40);
        assertThat(scene.register("ada", 1, "a"))
                .endsWith(drain("ada", SHUTDOWN, 0), close("ada", WorkerClose.DRAINED));
    }

    @Test
    void aLostWorkerEndsTheShutdownToo() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.start("ada", "r1");
        shutDown();
        assertThat(scene.lose("ada"))
                .containsExactly(breakOff("r1", RejectReason.WORKER_LOST), ended(true));
    }

    @Test
    void aWorkerLostWhileItServesTheQueueIsForgotten() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        shutDown();
        assertThat(scene.lose("ada")).containsExactly(requeue("r1", "ada", 1));
        scene.leave("r1");
        assertThat(scene.leave("r2")).containsExactly(forget("r2"), ended(true));
    }

    @Test
    void aWorkerThatDrainsAlreadyKeepsItsOwnDeadline() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.askDrain("ada", Duration.ofSeconds(5));
        assertThat(shutDown()).containsExactly(BEGUN);
        assertThat(scene.passSeconds(5)).contains(close("ada", WorkerClose.DRAIN_TIMED_OUT));
    }

    @Test
    void aDrainOfZeroSecondsEndsAtOnce() {
        Scene hasty = drainingWithin(Duration.ZERO);
        hasty.register("ada", 1, "a");
        hasty.submit("r1", "a");
        hasty.apply(new Event.ShutdownStarted());
        assertThat(hasty.core().nextDeadline()).hasValue(hasty.nowNanos());
        assertThat(hasty.passSeconds(0)).endsWith(ended(false));
    }
}
