/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Client;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.tap.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of clients that go away: each frees the only slot of the worker, at once. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SoakCancelsIT {
    private static final int CANCELS = Integer.getInteger("modelrelay.soak.cancels", 10_000);
    private static final int REAL_CANCELS =
            Integer.getInteger("modelrelay.soak.real-cancels", 2_000);

    /** Far below every clock of the server that could free a slot by itself. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyCancelFreesTheOnlySlotAtOnce() {
        try (Scene scene = new Scene()) {
            var server = new SoakServer(scene);
            var departures = new Departures(scene, server);
            long begun = System.nanoTime();
            departures.run(CANCELS / 10);
            String early = server.footprint();
            departures.run(CANCELS - CANCELS / 10);
            departures.check(CANCELS);
            server.awaitIdle(1);
            server.checkFootprint();
            System.out.printf(
                    "soak cancels: %s; %s after the first tenth, %s at the end; %d s%n",
                    departures.summary(), early, server.footprint(), secondsSince(begun));
        }
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    @Test
    void everyCancelFreesTheOnlySlotOfAWorkerProcess() {
        try (Scene scene = new Scene()) {
            var workshop = new Workshop(scene);
            workshop.configure(Setting.SLOTS, "1");
            workshop.useRealServer();
            var worker = workshop.start("w");
            long begun = System.nanoTime();
            var gaps = new ArrayList<Long>();
            for (int i = 1; i <= REAL_CANCELS; i++) {
                gaps.add(askAndLeave(scene, workshop, i));
            }
            workshop.settle();
            assertThat(scene.taps().findings().ofPrograms()).isEmpty();
            assertThat(cancels(scene)).isEqualTo(REAL_CANCELS);
            assertThat(worker.program().hasExited()).isFalse();
            gaps.sort(null);
            System.out.printf(
                    "soak cancels, worker process: %d cancels; from asking to the backend"
                            + " half within %d µs, all within %d µs; worker %d MiB; %d s%n",
                    REAL_CANCELS,
                    gaps.get(gaps.size() / 2) / 1000,
                    gaps.getLast() / 1000,
                    worker.program().residentBytes() >> 20,
                    secondsSince(begun));
        }
    }

    /** One request that is broken off; returns how long it took to the backend. */
    private static long askAndLeave(Scene scene, Workshop workshop, int number) {
        String request = "request " + number;
        String marker = scene.marker(request);
        boolean stream = number % 2 == 0;
        boolean afterFirst = number % 4 == 0;
        ObjectNode body = Route.CHAT_COMPLETION.body(SoakWorker.MODEL, marker);
        body.put("stream", stream);
        body.putObject("fake")
                .put("tokens", 5)
                .putArray("hold")
                .add(afterFirst ? "token:2" : "head");
        var client = new Client(scene.server().port(), scene.journal());
        Exchange exchange =
                client.send(request, Ask.post(Route.CHAT_COMPLETION.path(), body.toString()));
        scene.patience()
                .polling(
                        request + " is asked of the backend",
                        () -> seen(workshop, marker).isPresent());
        long arrived = seen(workshop, marker).orElseThrow().path("arrived_nanos").asLong();
        scene.patience().within(AT_ONCE, request + " finds a slot", exchange.sentNanos(), arrived);
        if (afterFirst) {
            scene.patience()
                    .until("the first byte of " + request, () -> exchange.firstByteNanos() != 0);
        }
        leave(exchange, number);
        if (number % 5 == 0) {
            // otherwise the next request stands right behind the cancel
            scene.patience()
                    .polling(
                            request + " ends at the backend",
                            () ->
                                    seen(workshop, marker)
                                            .filter(one ->
                                                    one.path("outcome").asText().equals("aborted"))
                                            .isPresent());
        }
        return arrived - exchange.sentNanos();
    }

    private static Optional<JsonNode> seen(Workshop workshop, String marker) {
        return workshop.control().seen(marker);
    }

    private static void leave(Exchange exchange, int number) {
        if (number % 3 == 0) {
            exchange.disconnect();
        } else {
            exchange.reset();
        }
    }

    private static long cancels(Scene scene) {
        List<Entry> all = scene.journal().entries();
        return all.stream()
                .filter(entry -> entry.leg() == Entry.Leg.WORKER)
                .filter(entry -> entry.kind() == Entry.Kind.TEXT)
                .filter(entry -> isCancel(entry.text()))
                .count();
    }

    private static boolean isCancel(String text) {
        try {
            return text.contains("cancel")
                    && JSON.readTree(text).path("type").asText().equals("cancel");
        } catch (JsonProcessingException cut) {
            return false;
        }
    }
}
