/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up events that the world around a worker can bring about. */
final class WalkSteps {
    private final Random random;
    private final ShadowWorker shadow;
    private int ids;

    WalkSteps(Random random, ShadowWorker shadow) {
        this.random = random;
        this.shadow = shadow;
    }

    WalkStep next() {
        if (shadow.isPossible(new Event.Started())) {
            return new WalkStep(0, new Event.Started());
        }
        for (Event event = event(); ; event = event()) {
            if (shadow.isPossible(event)) {
                return new WalkStep(advance(), event);
            }
        }
    }

    private long advance() {
        int dice = random.nextInt(100);
        if (dice < 70) {
            return random.nextLong(Duration.ofMillis(50).toNanos());
        }
        if (dice < 98 || shadow.core().nextDeadlineNanos().isEmpty()) {
            return random.nextLong(Duration.ofSeconds(3).toNanos());
        }
        // Exactly to the next deadline, or one nanosecond short of it.
        long left = shadow.core().nextDeadlineNanos().getAsLong() - shadow.nowNanos();
        return Math.max(0, left - random.nextInt(2));
    }

    private Event event() {
        int dice = random.nextInt(1_000);
        if (dice < 200) {
            return new Event.Tick();
        }
        if (dice < 400) {
            return dice < 300 ? new Event.Connected() : new Event.Acknowledged(dice % 2 == 0);
        }
        if (dice < 550) {
            // Now and then one that runs already.
            return new Event.RequestArrived(dice < 540 ? "r" + ids++ : anyRequest());
        }
        if (dice < 600) {
            return new Event.CancelArrived(anyRequest());
        }
        if (dice < 750) {
            return new Event.Ended(anyRequest());
        }
        if (dice < 800) {
            return new Event.PingArrived(random.nextBoolean() ? null : random.nextLong());
        }
        if (dice < 880) {
            return random.nextBoolean()
                    ? new Event.ModelsFound(models())
                    : new Event.ModelsUnknown();
        }
        return dice < 960 ? new Event.Heard() : rareEvent();
    }

    private Event rareEvent() {
        int dice = random.nextInt(400);
        if (dice < 100) {
            return new Event.LinkLost(
                    random.nextBoolean() ? Loss.CLOSED : Loss.REJECTED, random.nextDouble());
        }
        if (dice < 150) {
            long timeoutNanos = random.nextLong(Duration.ofSeconds(5).toNanos());
            return new Event.DrainArrived(random.nextBoolean() ? null : timeoutNanos);
        }
        if (dice < 220) {
            return new Event.RefreshArrived();
        }
        if (dice < 320) {
            return new Event.PauseAsked(random.nextInt(3) == 0);
        }
        if (dice < 390) {
            Setup setup = new Setup(models(), random.nextBoolean(), 1 + random.nextInt(4));
            return new Event.Reconfigured(setup, random.nextInt(4) == 0);
        }
        return dice < 397
                ? new Event.StopAsked(random.nextLong(Duration.ofSeconds(5).toNanos()))
                : new Event.AbortAsked();
    }

    private List<String> models() {
        List<String> models = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (random.nextBoolean()) {
                models.add("m" + i);
            }
        }
        return models;
    }

    /** One that is open, or now and then any there ever was. */
    private String anyRequest() {
        List<String> open = shadow.open();
        return open.isEmpty() || random.nextInt(10) == 0
                ? "r" + random.nextInt(ids + 1)
                : open.get(random.nextInt(open.size()));
    }
}
