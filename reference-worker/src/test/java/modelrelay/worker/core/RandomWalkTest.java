/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Long random lives; after each event the promises hold. */
final class RandomWalkTest {
    private static final int LIVES = 200;
    private static final int STEPS = 2_500;

    @Test
    void everyLifeKeepsItsPromises() {
        long taken = 0;
        Set<Object> seen = new HashSet<>();
        for (int life = 0; life < LIVES; life++) {
            // One life of each build is new; its seed is in the message if it fails.
            taken += live(life == 0 ? new Random().nextLong() : life, seen);
        }
        assertThat(taken).isGreaterThan(100_000);
        assertThat(seen)
                .as("the lives lead everywhere")
                .contains((Object[]) Effect.class.getPermittedSubclasses())
                .contains((Object[]) Farewell.values())
                .contains(Phase.WAITING, Phase.DRAINING, Phase.STOPPING, Phase.GONE);
    }

    private static long live(long seed, Set<Object> seen) {
        ShadowWorker shadow = new ShadowWorker(setup(seed));
        WalkSteps steps = new WalkSteps(new Random(seed), shadow);
        List<WalkStep> taken = new ArrayList<>();
        while (taken.size() < STEPS && !shadow.isGone()) {
            WalkStep step = steps.next();
            taken.add(step);
            try {
                shadow.take(step);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(report(seed, taken), e);
            }
        }
        seen.addAll(shadow.seen());
        return taken.size();
    }

    private static Setup setup(long seed) {
        return new Setup(List.of("m"), seed % 2 == 0, 3);
    }

    private static String report(long seed, List<WalkStep> taken) {
        List<WalkStep> shrunk = shrunk(seed, taken);
        return shrunk.stream()
                .map(step -> "+" + Duration.ofNanos(step.advanceNanos()) + " " + step.event())
                .collect(
                        Collectors.joining(
                                "\n",
                                "seed " + seed + ", shrunk to " + shrunk.size() + " steps:\n",
                                "\n" + failure(seed, shrunk)));
    }

    /** Leaves out pieces, ever smaller ones, as long as what is left still fails. */
    private static List<WalkStep> shrunk(long seed, List<WalkStep> failing) {
        List<WalkStep> left = new ArrayList<>(failing);
        for (int piece = left.size() / 2; piece > 0; piece /= 2) {
            for (int end = left.size(); end >= piece; end -= piece) {
                List<WalkStep> without = new ArrayList<>(left.subList(0, end - piece));
                without.addAll(left.subList(end, left.size()));
                if (failure(seed, without) != null) {
                    left = without;
                }
            }
        }
        return left;
    }

    private static @Nullable Throwable failure(long seed, List<WalkStep> steps) {
        ShadowWorker shadow = new ShadowWorker(setup(seed));
        try {
            steps.forEach(shadow::take);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
