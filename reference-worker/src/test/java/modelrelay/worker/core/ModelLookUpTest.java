/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that asks its backend for the models. */
class ModelLookUpTest {

    private static final Timing TIMING = Timing.withPoll(Duration.ofSeconds(30));

    private long now = Long.MAX_VALUE - 1;
    private final WorkerCore core = new WorkerCore(new Setup(List.of(), true, 1), TIMING);

    @Test
    void aRegistrationWaitsAMomentForTheFirstListOfModels() {
        assertThat(on(new Event.Started()))
                .containsExactly(new Effect.LookUpModels(), new Effect.Connect());
        assertThat(on(new Event.Connected())).isEmpty();
        assertThat(on(new Event.ModelsFound(List.of("x", "y", "x"))))
                .containsExactly(new Effect.SendRegister(List.of("x", "y"), 1, 0));
    }

    @Test
    void aBackendThatIsDownDoesNotHoldTheRegistrationUp() {
        on(new Event.Started());
        on(new Event.Connected());
        assertThat(on(new Event.ModelsUnknown()))
                .containsExactly(new Effect.SendRegister(List.of(), 1, 0));
        now += TIMING.eagerPollNanos();
        assertThat(on(new Event.Tick())).containsExactly(new Effect.LookUpModels());
        assertThat(on(new Event.ModelsFound(List.of("x")))).isEmpty();
        assertThat(on(new Event.Acknowledged(false)))
                .containsExactly(new Effect.SendModels(List.of("x"), 0));
    }

    @Test
    void aBackendThatHangsDoesNotHoldTheRegistrationUp() {
        on(new Event.Started());
        on(new Event.Connected());
        now += TIMING.firstLookUpNanos();
        assertThat(on(new Event.Tick())).containsExactly(new Effect.SendRegister(List.of(), 1, 0));
    }

    @Test
    void anAckBeforeTheRegistrationAcknowledgesNothing() {
        on(new Event.Started());
        on(new Event.Connected());
        assertThat(on(new Event.Acknowledged(true))).isEmpty();
        assertThat(core.phase()).isEqualTo(Phase.REGISTERING);
        assertThat(on(new Event.ModelsFound(List.of("x"))))
                .containsExactly(new Effect.SendRegister(List.of("x"), 1, 0));
        on(new Event.Acknowledged(true));
        assertThat(core.phase()).isEqualTo(Phase.REGISTERED);
    }

    @Test
    void aStopBeforeTheRegistrationSendsNone() {
        on(new Event.Started());
        on(new Event.Connected());
        assertThat(on(new Event.StopAsked(2 * TIMING.firstLookUpNanos())))
                .containsExactly(new Effect.ReportDrain(), new Effect.CloseLink(Farewell.STOPPED));
        assertThat(on(new Event.ModelsFound(List.of("x")))).isEmpty();
        now += TIMING.firstLookUpNanos();
        assertThat(on(new Event.Tick())).isEmpty();
    }

    @Test
    void onlyAChangedListIsSentAndAFailedLookUpKeepsIt() {
        on(new Event.Started());
        on(new Event.ModelsFound(List.of("x")));
        on(new Event.Connected());
        on(new Event.Acknowledged(false));
        now += TIMING.pollNanos();
        assertThat(on(new Event.Tick())).containsExactly(new Effect.LookUpModels());
        assertThat(on(new Event.ModelsFound(List.of("x")))).isEmpty();
        assertThat(on(new Event.RefreshArrived())).containsExactly(new Effect.LookUpModels());
        assertThat(on(new Event.ModelsUnknown())).isEmpty();
        assertThat(core.models()).containsExactly("x");
        on(new Event.RefreshArrived());
        assertThat(on(new Event.ModelsFound(List.of("y"))))
                .containsExactly(new Effect.SendModels(List.of("y"), 0));
    }

    @Test
    void aRefreshDuringALookUpLooksAgainAfterwards() {
        on(new Event.Started());
        assertThat(on(new Event.RefreshArrived())).isEmpty();
        assertThat(on(new Event.ModelsUnknown())).containsExactly(new Effect.LookUpModels());
        assertThat(on(new Event.ModelsUnknown())).isEmpty();
    }

    @CanIgnoreReturnValue
    private List<Effect> on(Event event) {
        return core.apply(event, now);
    }
}
