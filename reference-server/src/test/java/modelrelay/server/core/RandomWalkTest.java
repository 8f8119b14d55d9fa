/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many random events; after each, everything the rules promise must hold. */
final class RandomWalkTest {
    private static final int WALKS = 60;
    private static final int STEPS = 2_500;

    /** In every other walk the queue is patient and the request is not, so both clocks run out. */
    private static Limits limits(long seed) {
        boolean isPatient = seed % 2 == 0;
        return new Limits(
                12,
                3,
                1_000,
                256,
                new Limits.Times(
                        Duration.ofSeconds(isPatient ? 20 : 2),
                        Duration.ofSeconds(isPatient ? 3 : 9),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(2)));
    }

    /** A core, its shadow and their time. */
    private static final class Walk {
        private final RelayCore core;
        private final ShadowRelay shadow;
        private final Set<Object> seen = new HashSet<>();
        private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

        Walk(long seed) {
            core = new RelayCore(limits(seed));
            shadow = new ShadowRelay(limits(seed));
            ShadowRelay.PROVIDERS.forEach(name -> happens(new Event.ProviderEnabled(name)));
        }

        void take(WalkStep step) {
            nowNanos += step.advanceNanos();
            // What is due happens before the event, whatever the event is.
            happens(new Event.TimePassed());
            happens(step.at(nowNanos));
            shadow.checkRest(core);
        }

        private void happens(Event event) {
            shadow.before(event, nowNanos);
            shadow.happened(event);
            List<WorkerId> asked = new ArrayList<>();
            for (Effect effect : core.apply(event, nowNanos)) {
                shadow.check(effect, event);
                note(effect);
                if (effect instanceof Effect.AskLastHeard(WorkerId worker)) {
                    asked.add(worker);
                }
            }
            asked.forEach(worker -> happens(new Event.Heard(worker, shadow.heardNanos(worker))));
        }

        private void note(Effect effect) {
            seen.add(effect.getClass());
            switch (effect) {
                case Effect.Reject reject -> seen.add(reject.reason());
                case Effect.BreakOff breakOff -> seen.add(breakOff.reason());
                case Effect.Cancel cancel -> seen.add(cancel.reason());
                case Effect.CloseWorker close -> seen.add(close.reason());
                default -> {}
            }
        }
    }

    @Test
    void everythingHoldsAfterEveryEvent() {
        long taken = 0;
        Set<Object> seen = new HashSet<>();
        for (int walk = 0; walk < WALKS; walk++) {
            // One walk of each build is new; its seed is in the message if it fails.
            long seed = walk == 0 ? ThreadLocalRandom.current().nextLong() : walk;
            taken += walk(seed, seen);
        }
        assertThat(taken).isGreaterThan(100_000);
        assertThat(seen)
                .as("the walks lead everywhere")
                .contains((Object[]) RejectReason.values())
                .contains((Object[]) CancelReason.values())
                .contains(WorkerClose.DRAINED, WorkerClose.DRAIN_TIMED_OUT)
                .contains(WorkerClose.HEARTBEAT_TIMED_OUT, WorkerClose.PROVIDER_CLOSED)
                .contains(Effect.ShutdownEnded.class, Effect.Requeue.class, Effect.Ping.class);
    }

    private static long walk(long seed, Set<Object> seen) {
        Walk walk = new Walk(seed);
        Random random = new Random(seed);
        WalkSteps steps = new WalkSteps(random, walk.shadow, seed % 3 == 0);
        List<WalkStep> taken = new ArrayList<>();
        while (taken.size() < STEPS && !walk.shadow.isShutDown()) {
            WalkStep step = steps.next(walk.core, walk.nowNanos);
            taken.add(step);
            try {
                walk.take(step);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(report(seed, taken), e);
            }
        }
        seen.addAll(walk.seen);
        return taken.size();
    }

    private static String report(long seed, List<WalkStep> taken) {
        List<WalkStep> shrunk = shrink(seed, taken);
        StringBuilder report = new StringBuilder("seed " + seed + ", " + taken.size() + " steps");
        report.append(", shrunk to ").append(shrunk.size()).append(":\n");
        shrunk.forEach(step ->
                report.append("+")
                        .append(step.advanceNanos())
                        .append(" ns ")
                        .append(step.event())
                        .append('\n'));
        return report.append(failure(seed, shrunk)).toString();
    }

    /** Leaves out pieces, ever smaller ones, as long as what is left still fails. */
    private static List<WalkStep> shrink(long seed, List<WalkStep> failing) {
        List<WalkStep> shortest = failing;
        for (int piece = shortest.size() / 2; piece > 0; piece /= 2) {
            for (int from = 0; from + piece <= shortest.size(); ) {
                List<WalkStep> shorter = new ArrayList<>(shortest);
                shorter.subList(from, from + piece).clear();
                if (failure(seed, shorter) == null) {
                    from += piece;
                } else {
                    shortest = shorter;
                }
            }
        }
        return shortest;
    }

    private static @Nullable Throwable failure(long seed, List<WalkStep> steps) {
        Walk walk = new Walk(seed);
        try {
            steps.forEach(walk::take);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
