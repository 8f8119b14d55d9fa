/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelrelay.contract.peer.Backend;
import modelrelay.contract.peer.Route;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.WorkerProcess;
import modelrelay.contract.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that die under load, one after the other: every request still ends once, and rightly. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SoakKillsIT {
    private static final int KILLS = Integer.getInteger("modelrelay.soak.kills", 1_000);
    private static final int REAL_KILLS = Integer.getInteger("modelrelay.soak.real-kills", 60);
    private static final int WORKERS = 6;
    private static final int SLOTS = 4;
    private static final int CLIENTS = 24;

    /** The first clients ask for what takes until workers are lost. */
    private static final int STUBBORN_CLIENTS = 5;

    private static final int CHUNKS = 20;

    /** Between two writes of the backend: an answer takes about as long as a worker lives. */
    private static final int PAUSE_MILLIS = 20;

    private final long seed =
            Long.getLong("modelrelay.soak.seed", System.currentTimeMillis() & 0xffff_ffffL);

    @Test
    void everyRequestSurvivesItsWorkersOrEndsAsAgreed() {
        try (Scene scene = new Scene()) {
            var server = new SoakServer(scene);
            var crowd =
                    scene.enter(
                            new Crowd(
                                    CLIENTS, server.port(), seed, scene.taps(), SoakKillsIT::wish));
            var players = new ArrayList<Player>();
            for (int i = 0; i < WORKERS; i++) {
                players.add(join(scene, server, crowd, "w" + i));
            }
            crowd.begin();
            long begun = System.nanoTime();
            var random = new SplittableRandom(seed - 1);
            for (int kill = 1; kill <= KILLS; kill++) {
                int unlucky = random.nextInt(WORKERS);
                Player victim = players.get(unlucky);
                await(scene, crowd, "the victim holds something", () -> victim.worker().load() > 0);
                crowd.countKill();
                victim.vanish(random.nextBoolean());
                players.set(unlucky, join(scene, server, crowd, "w" + unlucky + "-" + kill));
                assertThat(crowd.isAnybodyOverdue()).as(crowd.waiting()).isFalse();
            }
            crowd.end();
            players.forEach(Player::letGo);
            await(scene, crowd, "every request ends", crowd::isGone);
            server.awaitIdle(WORKERS);
            System.out.printf(
                    "soak kills: seed %d, %d kills, %s; %s; %d s%n",
                    seed, KILLS, crowd.summary(), server.footprint(), secondsSince(begun));
            check(scene, crowd);
            assertThat(crowd.ended(Answer.Kind.EXHAUSTED)).isPositive();
            assertThat(crowd.dispatched(4)).isPositive();
            players.forEach(Player::close);
            server.checkFootprint();
        }
    }

    private static void await(
            Scene scene, Crowd crowd, String claim, java.util.function.BooleanSupplier condition) {
        scene.patience().polling(claim, () -> condition.getAsBoolean() || isSpoilt(scene));
        assertThat(scene.taps().findings().ofKit()).isEmpty();
        assertThat(scene.taps().findings().ofPrograms()).as(crowd.summary()).isEmpty();
    }

    private static boolean isSpoilt(Scene scene) {
        return !scene.taps().findings().ofPrograms().isEmpty()
                || !scene.taps().findings().ofKit().isEmpty();
    }

    private static void check(Scene scene, Crowd crowd) {
        assertThat(scene.taps().findings().ofKit()).isEmpty();
        assertThat(scene.taps().findings().ofPrograms()).isEmpty();
        assertThat(crowd.ended()).isEqualTo(crowd.asked());
        assertThat(crowd.ended(Answer.Kind.WRONG)).isZero();
        assertThat(crowd.ended(Answer.Kind.WHOLE)).isPositive();
        assertThat(crowd.ended(Answer.Kind.ERROR_EVENT) + crowd.ended(Answer.Kind.BROKEN_OFF))
                .isPositive();
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private static Player join(Scene scene, SoakServer server, Crowd crowd, String name) {
        var player = new Player(name, server.port(), SLOTS, scene.taps(), crowd);
        scene.patience().until(name + " is acknowledged", player.worker()::isSettled);
        return player;
    }

    private static Asked wish(int client, RandomGenerator random, String marker, int kills) {
        Asked.Intent intent = intent(client, random);
        ObjectNode body = Route.CHAT_COMPLETION.body(SoakWorker.MODEL, marker);
        body.put("stream", intent.stream());
        return new Asked(
                marker, intent, body.toString(), pieces(intent.stream(), random, marker), kills);
    }

    private static Asked.Intent intent(int client, RandomGenerator random) {
        boolean stream = random.nextBoolean();
        if (client >= STUBBORN_CLIENTS) {
            return new Asked.Intent(stream, Asked.Plan.PROMPT, 0);
        }
        return client == 0
                ? new Asked.Intent(true, Asked.Plan.HALTING, 1 + random.nextInt(CHUNKS))
                : new Asked.Intent(stream, Asked.Plan.PATIENT, 2 + random.nextInt(4));
    }

    private static List<String> pieces(boolean stream, RandomGenerator random, String marker) {
        if (!stream) {
            String padding = "x".repeat(random.nextInt(4_000));
            return List.of("{\"answer\":\"" + marker + "\",\"padding\":\"" + padding + "\"}");
        }
        var pieces = new ArrayList<String>();
        for (int i = 1; i <= CHUNKS; i++) {
            pieces.add("data: {\"answer\":\"" + marker + "\",\"number\":" + i + "}\n\n");
        }
        return pieces;
    }

    @Test
    void everyRequestSurvivesKilledWorkerProcesses() {
        try (Scene scene = new Scene()) {
            var server = new SoakServer(scene);
            var backend = scene.enter(new Backend(SoakWorker.MODEL));
            var crowd =
                    scene.enter(
                            new Crowd(
                                    6,
                                    server.port(),
                                    seed,
                                    scene.taps(),
                                    SoakKillsIT::wishOfBackend));
            var workers = new ArrayList<WorkerProcess>();
            for (int i = 0; i < 3; i++) {
                workers.add(launch(scene, server, backend, "p" + i));
            }
            IntStream.range(0, 3).forEach(i -> awaitWorker(scene, server, "p" + i));
            crowd.begin();
            long begun = System.nanoTime();
            var random = new SplittableRandom(seed - 1);
            for (int kill = 1; kill <= REAL_KILLS; kill++) {
                int unlucky = random.nextInt(workers.size());
                crowd.countKill();
                workers.get(unlucky).program().signal("KILL");
                workers.get(unlucky).close();
                String name = "p" + unlucky + "-" + kill;
                workers.set(unlucky, launch(scene, server, backend, name));
                awaitWorker(scene, server, name);
                assertThat(isSpoilt(scene))
                        .as("spoilt: %s", scene.taps().findings().ofPrograms())
                        .isFalse();
                assertThat(crowd.isAnybodyOverdue()).as(crowd.waiting()).isFalse();
            }
            crowd.end();
            await(scene, crowd, "every request ends", crowd::isGone);
            server.awaitIdle(workers.size());
            System.out.printf(
                    "soak kills, worker processes: seed %d, %d kills, %s; %s; %d s%n",
                    seed, REAL_KILLS, crowd.summary(), server.footprint(), secondsSince(begun));
            check(scene, crowd);
            assertThat(arrivals(backend).values()).allMatch(times -> times <= 4);
            server.checkFootprint();
        }
    }

    private static WorkerProcess launch(
            Scene scene, SoakServer server, Backend backend, String name) {
        return scene.enter(
                new WorkerProcess(
                        name,
                        server.port(),
                        "http://127.0.0.1:" + backend.port(),
                        Map.of("MODELS", SoakWorker.MODEL, "MAX_CONCURRENCY", "2"),
                        scene.journal()));
    }

    private static void awaitWorker(Scene scene, SoakServer server, String name) {
        scene.patience()
                .starting(
                        name + " registers",
                        () ->
                                server.workers().stream()
                                        .anyMatch(one ->
                                                one.path("worker_name").asText().equals(name)));
    }

    /** How often each request has reached the backend. */
    private static Map<String, Long> arrivals(Backend backend) {
        JsonNode journal =
                Probe.get(backend.port(), "/__control/journal?path=" + Route.CHAT_COMPLETION.path())
                        .orElseThrow()
                        .json();
        return journal.path("entries")
                .valueStream()
                .map(one -> Crowd.markerIn(one.path("body").asText()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** A request that tells the backend its own right answer, and to take some time for it. */
    private static Asked wishOfBackend(
            int client, RandomGenerator random, String marker, int kills) {
        boolean stream = client % 2 == 0;
        List<String> pieces = pieces(stream, random, marker);
        ObjectNode body = Route.CHAT_COMPLETION.body(SoakWorker.MODEL, marker);
        body.put("stream", stream);
        ObjectNode fake = body.putObject("fake").put("body", String.join("", pieces));
        if (stream) {
            fake.putObject("headers").put("content-type", "text/event-stream");
            fake.put("write_size", 20 + random.nextInt(60)).put("write_pause_ms", PAUSE_MILLIS);
        } else {
            fake.put("delay_head_ms", random.nextInt(2 * CHUNKS * PAUSE_MILLIS));
        }
        var intent = new Asked.Intent(stream, Asked.Plan.PROMPT, 0);
        return new Asked(marker, intent, body.toString(), pieces, kills);
    }
}
