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
import org.junit.jupiter.api.RepeatedTest;

/** Long random lives; after each event the promises hold. A failure names its seed. */
class RandomWalkTest {

    private static final int EVENTS = 2000;
    private static final int SLOTS = 3;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final WorkerCore core =
            new WorkerCore(
                    new Setup(List.of("m"), random.nextBoolean(), SLOTS),
                    Timing.withPoll(Duration.ofSeconds(30)));

    private long now = random.nextLong();
    private final List<String> tail = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private boolean linkUp;
    private boolean linkWanted;
    private boolean lookUpWanted;
    private int ids;

    @RepeatedTest(60)
    void everyLifeKeepsItsPromises() {
        step(new Event.Started());
        for (int i = 0; i < EVENTS && core.phase() != Phase.GONE; i++) {
            now += random.nextInt(4) == 0 ? random.nextLong(40_000_000_000L) : random.nextInt(1000);
            step(next());
        }
    }

    private Event next() {
        return switch (random.nextInt(16)) {
            case 0 -> linkWanted && !linkUp ? new Event.Connected() : new Event.Tick();
            case 1 ->
                    linkWanted && random.nextInt(4) == 0
                            ? new Event.LinkLost(Loss.CLOSED, random.nextDouble())
                            : new Event.Heard();
            case 2 -> linkUp ? new Event.Acknowledged(random.nextBoolean()) : new Event.Tick();
            case 3, 4, 5 ->
                    core.phase() == Phase.REGISTERED || core.phase() == Phase.STOPPING
                            ? new Event.RequestArrived("r" + ids++)
                            : new Event.Tick();
            case 6 -> new Event.CancelArrived("r" + random.nextInt(ids + 1));
            case 7, 8 -> new Event.Ended("r" + Math.max(0, ids - random.nextInt(6)));
            case 9 -> linkUp ? new Event.PingArrived(null) : new Event.Tick();
            case 10 ->
                    linkUp && random.nextInt(5) == 0
                            ? new Event.DrainArrived((long) random.nextInt(1000))
                            : new Event.Heard();
            case 11 -> new Event.RefreshArrived();
            case 12 -> lookUpWanted ? lookUp() : new Event.Tick();
            case 13 -> new Event.PauseAsked(random.nextBoolean());
            case 14 -> random.nextInt(300) == 0 ? new Event.StopAsked(1000) : new Event.Heard();
            default -> new Event.Tick();
        };
    }

    private Event lookUp() {
        lookUpWanted = false;
        return random.nextBoolean()
                ? new Event.ModelsFound(List.of("m" + random.nextInt(3)))
                : new Event.ModelsUnknown();
    }

    private void step(Event event) {
        tail.add(event + " in " + core.phase());
        if (event instanceof Event.Connected) {
            linkUp = true;
        }
        if (event instanceof Event.LinkLost) {
            linkUp = false;
            linkWanted = false;
        }
        if (event instanceof Event.Ended ended) {
            open.remove(ended.request());
        }
        core.apply(event, now).forEach(this::check);
        assertThat(core.load()).as(this::story).isLessThanOrEqualTo(SLOTS).isEqualTo(open.size());
        if (core.phase() == Phase.WAITING) {
            assertThat(core.nextDeadlineNanos()).as(this::story).isPresent();
        }
    }

    private void check(Effect effect) {
        tail.add("  -> " + effect);
        switch (effect) {
            case Effect.Connect connect -> {
                assertThat(linkWanted).as(this::story).isFalse();
                linkWanted = true;
            }
            case Effect.Forward forward ->
                    assertThat(open.add(forward.request())).as(this::story).isTrue();
            case Effect.Cancel cancel ->
                    assertThat(open.remove(cancel.request())).as(this::story).isTrue();
            case Effect.GiveUp giveUp ->
                    assertThat(open.remove(giveUp.request())).as(this::story).isTrue();
            case Effect.LookUpModels lookUp -> {
                assertThat(lookUpWanted).as(this::story).isFalse();
                lookUpWanted = true;
            }
            case Effect.SendRegister s -> assertThat(linkUp).as(this::story).isTrue();
            case Effect.SendModels s -> assertThat(linkUp).as(this::story).isTrue();
            case Effect.SendDrain s -> assertThat(linkUp).as(this::story).isTrue();
            case Effect.SendPong s -> assertThat(linkUp).as(this::story).isTrue();
            case Effect.Refuse s -> assertThat(linkUp).as(this::story).isTrue();
            case Effect.CloseLink s -> assertThat(linkWanted).as(this::story).isTrue();
            case Effect.IgnoreDuplicate s -> assertThat(open).as(this::story).contains(s.request());
            case Effect.ReportGone s -> assertThat(open).as(this::story).isEmpty();
            case Effect.ReportDrain s -> {}
        }
    }

    private String story() {
        return "seed "
                + seed
                + "\n"
                + String.join("\n", tail.subList(Math.max(0, tail.size() - 20), tail.size()));
    }
}
