/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worker's life, event by event; the clock starts just before it overflows. */
class WorkerCoreTest {

    private static final Timing TIMING = Timing.withPoll(Duration.ofSeconds(30));
    private static final double MIDDLE = 0.5;

    private long now = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();
    private final WorkerCore core = new WorkerCore(new Setup(List.of("m"), false, 2), TIMING);

    @Test
    void aWorkerConnectsRegistersAndServes() {
        assertThat(on(new Event.Started())).containsExactly(new Effect.Connect());
        assertThat(on(new Event.Connected()))
                .containsExactly(new Effect.SendRegister(List.of("m"), 2, 0));
        assertThat(on(new Event.Acknowledged(false))).isEmpty();
        assertThat(on(new Event.RequestArrived("a"))).containsExactly(new Effect.Forward("a"));
        assertThat(core.load()).isEqualTo(1);
        assertThat(on(new Event.Ended("a"))).isEmpty();
        assertThat(core.load()).isZero();
        assertThat(core.phase()).isEqualTo(Phase.REGISTERED);
    }

    @Test
    void aRequestBeyondTheSlotsIsRefusedAndACancelFreesItsSlotAtOnce() {
        register(false);
        run("a", "b");
        assertThat(on(new Event.RequestArrived("c")))
                .containsExactly(new Effect.Refuse("c", Refusal.BUSY));
        assertThat(on(new Event.CancelArrived("a"))).containsExactly(new Effect.Cancel("a"));
        assertThat(on(new Event.RequestArrived("d"))).containsExactly(new Effect.Forward("d"));
        assertThat(on(new Event.Ended("a"))).isEmpty();
        assertThat(core.load()).isEqualTo(2);
    }

    @Test
    void aCancelOfAnUnknownRequestIsIgnored() {
        register(false);
        assertThat(on(new Event.CancelArrived("never"))).isEmpty();
    }

    @Test
    void aDuplicateIdIsNeitherForwardedNorAnswered() {
        register(false);
        run("a", "b");
        assertThat(on(new Event.RequestArrived("a")))
                .containsExactly(new Effect.IgnoreDuplicate("a"));
        assertThat(core.load()).isEqualTo(2);
    }

    @Test
    void aPingIsAnsweredWithTheLoadAndItsTime() {
        register(false);
        run("a");
        assertThat(on(new Event.PingArrived(7L))).containsExactly(new Effect.SendPong(1, 7L));
        assertThat(on(new Event.PingArrived(null))).containsExactly(new Effect.SendPong(1, null));
    }

    @Test
    void stoppingWithoutTheCapabilityEmptiesTheListFinishesAndGoes() {
        register(false);
        run("a");
        assertThat(on(new Event.StopAsked(1000)))
                .containsExactly(new Effect.SendModels(List.of(), 1), new Effect.ReportDrain());
        assertThat(on(new Event.RequestArrived("late")))
                .containsExactly(new Effect.Refuse("late", Refusal.DRAINING));
        assertThat(on(new Event.Ended("a")))
                .containsExactly(new Effect.CloseLink(Farewell.STOPPED));
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE)))
                .containsExactly(new Effect.ReportGone(true));
        assertThat(core.nextDeadlineNanos()).isEmpty();
    }

    @Test
    void stoppingWithTheCapabilitySendsDrain() {
        register(true);
        run("a");
        assertThat(on(new Event.StopAsked(1000)))
                .containsExactly(new Effect.SendDrain(1000L), new Effect.ReportDrain());
        assertThat(on(new Event.DrainArrived(5L))).isEmpty();
        assertThat(on(new Event.CancelArrived("a")))
                .containsExactly(new Effect.Cancel("a"), new Effect.CloseLink(Farewell.STOPPED));
    }

    @Test
    void anIdleWorkerStopsAtOnce() {
        register(false);
        assertThat(on(new Event.StopAsked(1000))).endsWith(new Effect.CloseLink(Farewell.STOPPED));
    }

    @Test
    void aStopThatTakesTooLongGivesItsRequestsUpAndIsNotClean() {
        register(false);
        run("a");
        on(new Event.StopAsked(1000));
        now += 999;
        assertThat(on(new Event.Tick())).isEmpty();
        now += 1;
        assertThat(on(new Event.Tick()))
                .containsExactly(new Effect.GiveUp("a"), new Effect.CloseLink(Farewell.ABORTED));
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE)))
                .containsExactly(new Effect.ReportGone(false));
    }

    @Test
    void anAbortDuringADrainClosesTheBackends() {
        register(false);
        run("a", "b");
        on(new Event.StopAsked(1000));
        assertThat(on(new Event.AbortAsked()))
                .containsExactly(
                        new Effect.GiveUp("a"),
                        new Effect.GiveUp("b"),
                        new Effect.CloseLink(Farewell.ABORTED));
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE)))
                .containsExactly(new Effect.ReportGone(false));
    }

    @Test
    void aLinkLostDuringAStopEndsTheWorker() {
        register(false);
        run("a");
        on(new Event.StopAsked(1000));
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE)))
                .containsExactly(new Effect.GiveUp("a"), new Effect.ReportGone(false));
        assertThat(on(new Event.Started())).isEmpty();
    }

    @Test
    void aWorkerThatIsNotConnectedStopsAtOnce() {
        assertThat(on(new Event.StopAsked(1)))
                .containsExactly(new Effect.ReportDrain(), new Effect.ReportGone(true));
    }

    @Test
    void aWorkerThatIsConnectingStopsWithItsAttempt() {
        on(new Event.Started());
        assertThat(on(new Event.StopAsked(1)))
                .containsExactly(new Effect.ReportDrain(), new Effect.CloseLink(Farewell.STOPPED));
        assertThat(on(new Event.Connected())).isEmpty();
        assertThat(on(new Event.LinkLost(Loss.UNREACHABLE, MIDDLE)))
                .containsExactly(new Effect.ReportGone(true));
    }

    @Test
    void aServerThatDrainsIsLeftAfterTheWorkAndFoundAgain() {
        register(false);
        run("a");
        assertThat(on(new Event.DrainArrived(null))).containsExactly(new Effect.ReportDrain());
        assertThat(on(new Event.Ended("a")))
                .containsExactly(new Effect.CloseLink(Farewell.DRAINED));
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE))).isEmpty();
        assertThat(core.phase()).isEqualTo(Phase.WAITING);
        assertThat(waitNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aServersDrainDeadlineGivesRequestsUp() {
        register(false);
        run("a");
        on(new Event.DrainArrived(500L));
        now += 500;
        assertThat(on(new Event.Tick()))
                .containsExactly(new Effect.GiveUp("a"), new Effect.CloseLink(Farewell.ABORTED));
        on(new Event.LinkLost(Loss.CLOSED, MIDDLE));
        assertThat(core.phase()).isEqualTo(Phase.WAITING);
    }

    @Test
    void theWaitDoublesToThirtySecondsAndStartsAgainAfterAnAck() {
        on(new Event.Started());
        for (long seconds : new long[] {1, 2, 4, 8, 16, 30, 30}) {
            on(new Event.LinkLost(Loss.UNREACHABLE, MIDDLE));
            assertThat(waitNanos()).isEqualTo(Duration.ofSeconds(seconds).toNanos());
            now += waitNanos();
            assertThat(on(new Event.Tick())).containsExactly(new Effect.Connect());
        }
        on(new Event.Connected());
        on(new Event.Acknowledged(false));
        on(new Event.LinkLost(Loss.CLOSED, MIDDLE));
        assertThat(waitNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aRejectedWorkerTriesAtTheSlowPaceWithAFifthOfJitter() {
        on(new Event.Started());
        on(new Event.Connected());
        on(new Event.LinkLost(Loss.REJECTED, 0));
        assertThat(waitNanos()).isEqualTo(Duration.ofSeconds(24).toNanos());
        now += waitNanos();
        on(new Event.Tick());
        on(new Event.LinkLost(Loss.REJECTED, 1));
        assertThat(waitNanos()).isEqualTo(Duration.ofSeconds(36).toNanos());
    }

    @Test
    void aLostLinkGivesItsRequestsUp() {
        register(false);
        run("a", "b");
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE)))
                .containsExactly(new Effect.GiveUp("a"), new Effect.GiveUp("b"));
        assertThat(core.load()).isZero();
    }

    @Test
    void aSilentServerIsLeftAfterNinetySeconds() {
        register(false);
        now += Duration.ofSeconds(60).toNanos();
        on(new Event.Heard());
        now += Duration.ofSeconds(90).toNanos() - 1;
        assertThat(on(new Event.Tick())).isEmpty();
        now += 1;
        assertThat(on(new Event.Tick()))
                .containsExactly(new Effect.CloseLink(Farewell.SILENT_SERVER));
    }

    @Test
    void aServerThatDoesNotAcknowledgeIsLeft() {
        on(new Event.Started());
        on(new Event.Connected());
        now += TIMING.acknowledgeNanos();
        assertThat(on(new Event.Tick()))
                .containsExactly(new Effect.CloseLink(Farewell.NOT_ACKNOWLEDGED));
    }

    @Test
    void anExplicitListIsNeverLookedUp() {
        register(false);
        assertThat(on(new Event.RefreshArrived())).isEmpty();
    }

    @Test
    void aPauseTakesTheModelsAwayAndGivesThemBack() {
        register(false);
        assertThat(on(new Event.PauseAsked(true)))
                .containsExactly(new Effect.SendModels(List.of(), 0));
        assertThat(core.isPaused()).isTrue();
        assertThat(on(new Event.RequestArrived("crossing")))
                .containsExactly(new Effect.Forward("crossing"));
        assertThat(on(new Event.PauseAsked(false)))
                .containsExactly(new Effect.SendModels(List.of("m"), 1));
    }

    @Test
    void anotherListOfModelsNeedsNoOtherConnection() {
        register(false);
        assertThat(on(new Event.Reconfigured(new Setup(List.of("n"), false, 2), false)))
                .containsExactly(new Effect.SendModels(List.of("n"), 0));
    }

    @Test
    void anotherIdentityFinishesTheWorkAndConnectsAnewAtOnce() {
        register(true);
        run("a");
        assertThat(on(new Event.Reconfigured(new Setup(List.of("n"), false, 3), true)))
                .containsExactly(new Effect.SendDrain(null), new Effect.ReportDrain());
        assertThat(on(new Event.Ended("a")))
                .containsExactly(new Effect.CloseLink(Farewell.RECONFIGURED));
        assertThat(on(new Event.LinkLost(Loss.CLOSED, MIDDLE)))
                .containsExactly(new Effect.Connect());
        assertThat(on(new Event.Connected()))
                .containsExactly(new Effect.SendRegister(List.of("n"), 3, 0));
    }

    @Test
    void anotherIdentityEndsAWait() {
        on(new Event.Started());
        on(new Event.LinkLost(Loss.UNREACHABLE, MIDDLE));
        assertThat(on(new Event.Reconfigured(new Setup(List.of("n"), false, 3), true)))
                .containsExactly(new Effect.Connect());
    }

    @Test
    void aMoveThatIsNotInTheTableIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> on(new Event.Connected()));
        on(new Event.Started());
        assertThatIllegalStateException().isThrownBy(() -> on(new Event.Started()));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void aClosingLinkIsOverWhateverEndsIt(Loss loss) {
        register(false);
        on(new Event.StopAsked(1));
        assertThat(on(new Event.LinkLost(loss, MIDDLE)))
                .containsExactly(new Effect.ReportGone(true));
    }

    private void register(boolean drains) {
        on(new Event.Started());
        on(new Event.Connected());
        on(new Event.Acknowledged(drains));
    }

    private void run(String... requests) {
        for (String request : requests) {
            assertThat(on(new Event.RequestArrived(request)))
                    .containsExactly(new Effect.Forward(request));
        }
    }

    private long waitNanos() {
        OptionalLong at = core.nextDeadlineNanos();
        assertThat(at).isPresent();
        return at.getAsLong() - now;
    }

    @CanIgnoreReturnValue
    private List<Effect> on(Event event) {
        return core.apply(event, now);
    }
}
