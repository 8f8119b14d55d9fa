/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;

/** Makes up events that mostly fit what is going on, and sometimes do not. */
final class WalkSteps {
    private static final List<String> MODELS = List.of("a", "b", "c", "d");
    private static final int MOST_WORKERS = 7;

    private final Random random;
    private final ShadowRelay shadow;
    private final boolean isLossy;
    private int names;

    /**
     * Starts without any worker.
     *
     * @param isLossy whether most workers vanish before they have answered
     */
    WalkSteps(Random random, ShadowRelay shadow, boolean isLossy) {
        this.isLossy = isLossy;
        this.random = random;
        this.shadow = shadow;
    }

    WalkStep next(RelayCore core, long nowNanos) {
        return new WalkStep(advance(core, nowNanos), event());
    }

    private long advance(RelayCore core, long nowNanos) {
        int dice = random.nextInt(100);
        if (dice < 55) {
            return 0;
        }
        if (dice < 80) {
            return random.nextLong(Duration.ofMillis(40).toNanos());
        }
        if (dice < 96 || core.nextDeadline().isEmpty()) {
            return random.nextLong(Duration.ofMillis(400).toNanos());
        }
        // Exactly to the next deadline, or one nanosecond short of it.
        return Math.max(0, core.nextDeadline().getAsLong() - nowNanos - random.nextInt(2));
    }

    private Event event() {
        int dice = random.nextInt(1_000);
        if (isLossy && dice >= 240 && dice < 640) {
            return dice < 440 && shadow.workers().size() < MOST_WORKERS
                    ? register()
                    : new Event.WorkerLost(holder());
        }
        if (dice < 230) {
            return new Event.Submitted(newRequest(), provider(), model(), 0);
        }
        if (dice < 300) {
            return new Event.ClientGone(anyRequest());
        }
        if (dice < 350 && shadow.workers().size() < MOST_WORKERS) {
            return register();
        }
        if (dice < 400) {
            return new Event.AnswerStarted(holder(), heldRequest());
        }
        if (dice < 600) {
            return new Event.Completed(holder(), heldRequest());
        }
        if (dice < 630) {
            return new Event.ErrorReported(holder(), heldRequest());
        }
        if (dice < 640) {
            return new Event.AnswerOutgrown(holder(), heldRequest());
        }
        if (dice < 850) {
            return new Event.Ponged(anyWorker(), random.nextInt(4));
        }
        if (dice < 885) {
            return new Event.ModelsUpdated(anyWorker(), models(), random.nextInt(4));
        }
        if (dice < 930) {
            return new Event.TimePassed();
        }
        if (dice < 960) {
            return new Event.WorkerLost(anyWorker());
        }
        return rareEvent();
    }

    private Event rareEvent() {
        int dice = random.nextInt(400);
        if (dice < 60) {
            return new Event.DrainAsked(
                    anyWorker(), random.nextBoolean() ? null : Duration.ofSeconds(1));
        }
        if (dice < 110) {
            return new Event.DrainOrdered(anyWorker());
        }
        if (dice < 160) {
            return new Event.RefreshOrdered(anyWorker());
        }
        if (dice < 190) {
            return new Event.ProviderDisabled(provider());
        }
        if (dice < 398) {
            return new Event.ProviderEnabled(provider());
        }
        return new Event.ShutdownStarted();
    }

    private Event register() {
        return new Event.WorkerRegistered(
                new WorkerId("w" + ++names),
                provider(),
                new Registration(
                        "w",
                        models(),
                        random.nextInt(4),
                        random.nextInt(10) == 0 ? 1 : 0,
                        new Registration.Protocol(null, List.of())));
    }

    private List<String> models() {
        List<String> models = new ArrayList<>();
        for (String model : MODELS) {
            if (random.nextInt(3) == 0) {
                models.add(model);
            }
        }
        if (random.nextInt(8) == 0) {
            models.add("*");
        }
        return models;
    }

    private String model() {
        return random.nextInt(20) == 0
                ? "rare" + random.nextInt(5)
                : MODELS.get(random.nextInt(MODELS.size()));
    }

    private ProviderName provider() {
        return ShadowRelay.PROVIDERS.get(random.nextInt(3) == 0 ? 1 : 0);
    }

    private RequestId newRequest() {
        return new RequestId("r" + ++names);
    }

    private RequestId anyRequest() {
        return pick(shadow.openRequests(), new RequestId("r" + random.nextInt(names + 1)));
    }

    private WorkerId anyWorker() {
        return pick(shadow.workers(), new WorkerId("w" + random.nextInt(names + 1)));
    }

    /** Fixed by {@link #holder}, which is asked first. */
    private RequestId heldRequest() {
        return chosen;
    }

    private RequestId chosen = new RequestId("none");

    /** The worker that holds some request, or now and then any worker. */
    private WorkerId holder() {
        chosen = pick(shadow.requestsInFlight(), anyRequest());
        WorkerId holder = shadow.holderOf(chosen);
        return holder == null || random.nextInt(30) == 0 ? anyWorker() : holder;
    }

    private <T> T pick(List<T> from, T otherwise) {
        return from.isEmpty() || random.nextInt(40) == 0
                ? otherwise
                : from.get(random.nextInt(from.size()));
    }
}
