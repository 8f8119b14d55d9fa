/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worker's core and what an onlooker knows from its events and effects alone. Each effect is
 * checked before it is noted.
 */
final class ShadowWorker {
    private static final Duration POLL = Duration.ofSeconds(30);

    private final WorkerCore core;
    private final Set<String> open = new HashSet<>();
    private final Set<Object> seen = new HashSet<>();
    private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();
    private Setup setup;
    private boolean isPaused;
    private long lookedUpNanos = nowNanos;
    private boolean isStarted;
    private boolean isGone;
    private boolean isLinkWanted;
    private boolean isLinkUp;
    private boolean isLookUpWanted;
    private @Nullable Long stopByNanos;
    private List<String> told = List.of();

    ShadowWorker(Setup setup) {
        core = new WorkerCore(setup, Timing.withPoll(POLL));
        this.setup = setup;
    }

    WorkerCore core() {
        return core;
    }

    long nowNanos() {
        return nowNanos;
    }

    boolean isGone() {
        return isGone;
    }

    List<String> open() {
        return open.stream().sorted().toList();
    }

    /** Effects by their class, phases and farewells met so far. */
    Set<Object> seen() {
        return seen;
    }

    /** Whether the world around a worker can bring this about now. */
    boolean isPossible(Event event) {
        return switch (event) {
            case Event.Started _ -> !isStarted;
            case Event.Connected _ -> isLinkWanted && !isLinkUp;
            case Event.LinkLost _ -> isLinkWanted;
            case Event.Heard _, Event.Acknowledged _, Event.RequestArrived _ -> isLinkUp;
            case Event.CancelArrived _, Event.PingArrived _, Event.DrainArrived _ -> isLinkUp;
            case Event.RefreshArrived _ -> isLinkUp;
            case Event.ModelsFound _, Event.ModelsUnknown _ -> isLookUpWanted;
            case Event.Ended _, Event.Tick _ -> isStarted;
            case Event.StopAsked _, Event.AbortAsked _ -> isStarted;
            case Event.PauseAsked _, Event.Reconfigured _ -> isStarted;
        };
    }

    /** Takes a step if it is possible. */
    void take(WalkStep step) {
        nowNanos += step.advanceNanos();
        if (!isPossible(step.event()) || isGone) {
            return;
        }
        Phase before = core.phase();
        happened(step.event(), before);
        List<Effect> effects = core.apply(step.event(), nowNanos);
        effects.forEach(effect -> check(effect, before));
        checkRest(step.event());
        seen.add(core.phase());
    }

    private void happened(Event event, Phase phase) {
        switch (event) {
            case Event.Started _ -> isStarted = true;
            case Event.Connected _ -> isLinkUp = true;
            case Event.LinkLost _ -> {
                isLinkUp = false;
                isLinkWanted = false;
            }
            case Event.ModelsFound _, Event.ModelsUnknown _ -> {
                isLookUpWanted = false;
                lookedUpNanos = nowNanos;
            }
            case Event.PauseAsked(boolean wanted) -> isPaused = wanted;
            case Event.Ended(String request) -> open.remove(request);
            case Event.Reconfigured(Setup changed, boolean _) -> setup = changed;
            case Event.StopAsked(long timeoutNanos) when phase == Phase.REGISTERED ->
                    stopByNanos = nowNanos + timeoutNanos;
            default -> {}
        }
    }

    private void check(Effect effect, Phase before) {
        seen.add(effect.getClass());
        switch (effect) {
            case Effect.Connect _ -> {
                assertThat(isLinkWanted).as("connected once").isFalse();
                isLinkWanted = true;
                told = List.of();
            }
            case Effect.CloseLink(Farewell farewell) -> {
                assertThat(isLinkWanted).isTrue();
                assertThat(before).as("closed once").isNotEqualTo(Phase.CLOSING);
                seen.add(farewell);
            }
            case Effect.CutLink _ -> {
                assertThat(isLinkWanted).isTrue();
                assertThat(core.phase()).isEqualTo(Phase.CLOSING);
            }
            case Effect.SendPing _ -> {
                assertThat(isLinkUp).isTrue();
                assertThat(open).as("answers owed").isNotEmpty();
            }
            case Effect.SendRegister(List<String> models, int _, int load) -> told(models, load);
            case Effect.SendModels(List<String> models, int load) -> told(models, load);
            case Effect.SendDrain _ -> assertThat(isLinkUp).isTrue();
            case Effect.SendPong(int load, Long _) -> {
                assertThat(isLinkUp).isTrue();
                assertThat(load).isEqualTo(open.size());
            }
            case Effect.Forward(String request) -> {
                assertThat(before).as("takes requests").isIn(Phase.REGISTERING, Phase.REGISTERED);
                assertThat(open.size()).as("a free slot").isLessThan(setup.slots());
                assertThat(open.add(request)).as("forwarded once").isTrue();
            }
            case Effect.Refuse(String request, Refusal _) ->
                    assertThat(open).doesNotContain(request);
            case Effect.IgnoreDuplicate(String request) -> assertThat(open).contains(request);
            case Effect.Cancel(String request) -> assertThat(open.remove(request)).isTrue();
            case Effect.GiveUp(String request) -> assertThat(open.remove(request)).isTrue();
            case Effect.LookUpModels _ -> {
                assertThat(isLookUpWanted).as("one look-up at a time").isFalse();
                isLookUpWanted = true;
            }
            case Effect.ReportDrain _ -> {}
            case Effect.ReportGone _ -> {
                assertThat(open).isEmpty();
                assertThat(isLinkUp).isFalse();
                isGone = true;
            }
        }
    }

    private void told(List<String> models, int load) {
        assertThat(isLinkUp).isTrue();
        assertThat(load).isEqualTo(open.size());
        told = models;
    }

    private void checkRest(Event event) {
        assertThat(core.load()).isEqualTo(open.size());
        assertThat(core.phase() == Phase.GONE).isEqualTo(isGone);
        if (core.phase() == Phase.REGISTERED) {
            assertThat(told).isEqualTo(isPaused ? List.of() : core.models());
        }
        if (core.phase() == Phase.WAITING) {
            assertThat(core.nextDeadlineNanos()).as("comes back").isPresent();
        }
        if (isGone) {
            assertThat(core.nextDeadlineNanos()).as("rests").isEmpty();
        }
        if (event instanceof Event.Tick) {
            long next = core.nextDeadlineNanos().orElse(nowNanos + 1);
            assertThat(next - nowNanos).as("what was due has happened").isPositive();
            assertThat(
                            isLookUpWanted
                                    || isGone
                                    || !setup.looksUp()
                                    || nowNanos - lookedUpNanos < POLL.toNanos())
                    .as("looks for models")
                    .isTrue();
            assertThat(
                            stopByNanos != null
                                    && nowNanos - stopByNanos >= 0
                                    && core.phase() == Phase.STOPPING)
                    .as("stops in time")
                    .isFalse();
        }
    }
}
