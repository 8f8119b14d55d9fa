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
import org.junit.jupiter.api.Test;

/** What runs, what is due first, and what ends a timer early. */
final class TimersTest {
    private static final Timing TIMING = Timing.withPoll(Duration.ofSeconds(30));
    private static final long FIVE_SECONDS = Duration.ofSeconds(5).toNanos();
    private static final Setup FIXED = new Setup(List.of("m"), false, 2);
    private static final Setup LOOKING = new Setup(List.of(), true, 2);

    private long now = Long.MAX_VALUE - 1;
    private WorkerCore core = new WorkerCore(FIXED, TIMING);

    @Test
    void theFirstOfAllIsDueNext() {
        on(new Event.Started());
        assertThat(core.nextDeadlineNanos()).isEmpty();
        on(new Event.Connected());
        assertThat(core.nextDeadlineNanos()).hasValue(now + TIMING.acknowledgeNanos());
        on(new Event.Acknowledged(true));
        assertThat(core.nextDeadlineNanos()).hasValue(now + TIMING.silenceNanos());
        on(new Event.RequestArrived("a"));
        on(new Event.StopAsked(FIVE_SECONDS));
        assertThat(core.nextDeadlineNanos()).hasValue(now + FIVE_SECONDS);
    }

    @Test
    void anAbortOrAStopWithoutALinkIsTheEndOfEveryTimer() {
        assertThat(on(new Event.AbortAsked())).containsExactly(new Effect.ReportGone(true));
        core = new WorkerCore(FIXED, TIMING);
        on(new Event.Started());
        on(new Event.LinkLost(Loss.UNREACHABLE, 0.5));
        assertThat(core.nextDeadlineNanos()).isPresent();
        on(new Event.StopAsked(1));
        assertThat(core.phase()).isEqualTo(Phase.GONE);
        assertThat(core.nextDeadlineNanos()).isEmpty();
    }

    @Test
    void aLinkThatWasNeverAskedForCannotBeLost() {
        assertThatIllegalStateException()
                .isThrownBy(() -> on(new Event.LinkLost(Loss.CLOSED, 0.5)));
    }

    @Test
    void aDrainBeforeTheAckWaitsForNoAck() {
        on(new Event.Started());
        on(new Event.Connected());
        on(new Event.RequestArrived("a"));
        assertThat(on(new Event.DrainArrived(null))).containsExactly(new Effect.ReportDrain());
        now += TIMING.acknowledgeNanos();
        assertThat(on(new Event.Tick())).isEmpty();
    }

    @Test
    void anIdleWorkerToldToDrainLeavesAtOnce() {
        register();
        assertThat(on(new Event.DrainArrived(null)))
                .containsExactly(new Effect.ReportDrain(), new Effect.CloseLink(Farewell.DRAINED));
    }

    @Test
    void silenceIsNoticedOnceAndEndsAWorkerThatStops() {
        register();
        now += TIMING.silenceNanos();
        assertThat(on(new Event.Tick()))
                .containsExactly(new Effect.CloseLink(Farewell.SILENT_SERVER));
        assertThat(core.nextDeadlineNanos()).isEmpty();
        on(new Event.LinkLost(Loss.CLOSED, 0.5));
        assertThat(core.phase()).isEqualTo(Phase.WAITING);

        core = new WorkerCore(FIXED, TIMING);
        register();
        on(new Event.RequestArrived("a"));
        on(new Event.StopAsked(2 * TIMING.silenceNanos()));
        now += TIMING.silenceNanos();
        assertThat(on(new Event.Tick())).contains(new Effect.CloseLink(Farewell.SILENT_SERVER));
        on(new Event.LinkLost(Loss.CLOSED, 0.5));
        assertThat(core.phase()).isEqualTo(Phase.GONE);
    }

    @Test
    void aServerThatOwesAnswersIsAskedBeforeItIsGivenUp() {
        register();
        now += TIMING.askNanos();
        assertThat(on(new Event.Tick())).as("nothing runs").isEmpty();
        on(new Event.Heard());
        on(new Event.RequestArrived("a"));
        now += TIMING.askNanos();
        assertThat(on(new Event.Tick())).containsExactly(new Effect.SendPing());
        on(new Event.Heard());
        now += TIMING.askNanos();
        assertThat(on(new Event.Tick())).containsExactly(new Effect.SendPing());
        now += TIMING.askNanos();
        assertThat(on(new Event.Tick())).containsExactly(new Effect.SendPing());
        now += TIMING.askNanos();
        assertThat(on(new Event.Tick())).contains(new Effect.CloseLink(Farewell.SILENT_SERVER));
    }

    @Test
    void anIdleWorkerDoesNotKeepASilentServerAlive() {
        register();
        on(new Event.RequestArrived("a"));
        on(new Event.Ended("a"));
        now += TIMING.askNanos();
        assertThat(on(new Event.Tick())).isEmpty();
        assertThat(core.nextDeadlineNanos())
                .hasValue(now - TIMING.askNanos() + TIMING.silenceNanos());
    }

    @Test
    void aGoodbyeThatIsNotWrittenByTheDeadlineIsCutAndNotClean() {
        register();
        on(new Event.RequestArrived("a"));
        on(new Event.StopAsked(1000));
        assertThat(on(new Event.Ended("a")))
                .containsExactly(new Effect.CloseLink(Farewell.STOPPED));
        now += 1000;
        assertThat(on(new Event.Tick())).containsExactly(new Effect.CutLink());
        assertThat(on(new Event.LinkLost(Loss.CLOSED, 0.5, true)))
                .containsExactly(new Effect.ReportGone(false));
    }

    @Test
    void anAbortCutsAGoodbyeThatTakesLong() {
        register();
        on(new Event.StopAsked(1000));
        assertThat(on(new Event.AbortAsked())).containsExactly(new Effect.CutLink());
        assertThat(on(new Event.LinkLost(Loss.CLOSED, 0.5)))
                .as("all was written")
                .containsExactly(new Effect.ReportGone(true));
    }

    @Test
    void aLookUpAskedForTakesThePlaceOfThePlannedOne() {
        core = new WorkerCore(LOOKING, TIMING);
        on(new Event.Started());
        on(new Event.ModelsFound(List.of("x")));
        assertThat(on(new Event.RefreshArrived())).containsExactly(new Effect.LookUpModels());
        now += TIMING.pollNanos();
        assertThat(on(new Event.Tick())).isEmpty();
        assertThat(on(new Event.ModelsFound(List.of("x")))).isEmpty();
    }

    @Test
    void otherSettingsStartOrEndTheLookingUp() {
        register();
        assertThat(core.isPaused()).isFalse();
        assertThat(on(new Event.Reconfigured(LOOKING, false)))
                .containsExactly(new Effect.LookUpModels());
        on(new Event.ModelsFound(List.of("x")));
        assertThat(core.nextDeadlineNanos()).hasValue(now + TIMING.pollNanos());
        on(new Event.Reconfigured(FIXED, false));
        assertThat(core.nextDeadlineNanos()).hasValue(now + TIMING.silenceNanos());
    }

    @Test
    void settingsThatTheServerMustSeeBreakTheLinkWhereverItIs() {
        on(new Event.Started());
        assertThat(on(new Event.Reconfigured(FIXED, true)))
                .containsExactly(new Effect.CloseLink(Farewell.RECONFIGURED));

        core = new WorkerCore(FIXED, TIMING);
        register();
        assertThat(on(new Event.Reconfigured(FIXED, true)))
                .endsWith(new Effect.CloseLink(Farewell.RECONFIGURED));

        core = new WorkerCore(FIXED, TIMING);
        on(new Event.Started());
        on(new Event.LinkLost(Loss.UNREACHABLE, 0.5));
        assertThat(on(new Event.Reconfigured(FIXED, true))).containsExactly(new Effect.Connect());
        assertThat(core.nextDeadlineNanos()).as("no second attempt").isEmpty();
    }

    private void register() {
        on(new Event.Started());
        on(new Event.Connected());
        on(new Event.Acknowledged(true));
    }

    @CanIgnoreReturnValue
    private List<Effect> on(Event event) {
        return core.apply(event, now);
    }
}
