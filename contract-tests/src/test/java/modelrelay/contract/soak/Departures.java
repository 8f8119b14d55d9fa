/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import modelrelay.contract.peer.Client;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask a worker with one slot and go away, one after the other; every tenth time one
 * stays and gets its answer.
 */
final class Departures {
    private static final String ANSWER = "{\"answer\":42}";

    /** Far below every clock of the server that could free a slot by itself. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** A request as the worker has got it. */
    private record Dispatch(String requestId, long nanos) {}

    /** A request as its client has sent it. */
    private record Sent(String name, int number, boolean stream, Exchange exchange) {}

    private final Scene scene;
    private final SoakServer server;
    private final SoakWorker worker;
    private final Map<String, Dispatch> dispatches = new ConcurrentHashMap<>();
    private final Map<String, Long> cancelNanos = new ConcurrentHashMap<>();
    private final Map<String, Integer> cancels = new HashMap<>();
    private final List<Long> gaps = new ArrayList<>();
    private int asked;
    private int left;
    private int afterFirst;
    private int queuedBehind;
    private int answered;
    private @Nullable Sent next;

    Departures(Scene scene, SoakServer server) {
        this.scene = scene;
        this.server = server;
        this.worker = scene.enter(new SoakWorker("w", server.port(), 1, scene.taps(), this::told));
        scene.patience().until("the worker is acknowledged", worker::isSettled);
    }

    private void told(SoakWorker from, JsonNode message) {
        long nanos = System.nanoTime();
        String id = message.path("request_id").asText();
        if (message.path("type").asText().equals("request")) {
            String body = message.path("body").asText();
            String name = body.substring(body.indexOf('<') + 1, body.indexOf('>'));
            if (dispatches.put(name, new Dispatch(id, nanos)) != null) {
                from.fault(name + " is dispatched again");
            }
            return;
        }
        if (!message.path("reason").asText().equals("client_disconnect")) {
            from.fault("cancelled for another reason: " + message);
        }
        cancelNanos.putIfAbsent(id, nanos);
        synchronized (cancels) {
            cancels.merge(id, 1, Integer::sum);
        }
    }

    private Sent ask() {
        asked++;
        boolean stream = asked % 2 == 0;
        String name = "request " + asked;
        var client = new Client(server.port(), scene.journal());
        var ask = scene.ask(Route.CHAT_COMPLETION, SoakWorker.MODEL, "<" + name + ">", stream);
        return new Sent(name, asked, stream, client.send(name, ask));
    }

    private Dispatch awaitDispatch(Sent sent) {
        scene.patience()
                .until(sent.name() + " is dispatched", () -> dispatches.containsKey(sent.name()));
        return Objects.requireNonNull(dispatches.get(sent.name()));
    }

    /** So many clients ask and go away. */
    void run(int count) {
        for (int i = 0; i < count; i++) {
            Sent current = next == null ? ask() : next;
            next = null;
            askAndLeave(current);
            if (left % 10 == 0) {
                answerNext();
            }
        }
    }

    private void askAndLeave(Sent current) {
        Dispatch held = awaitDispatch(current);
        if (current.stream() && current.number() % 4 == 0) {
            worker.chunk(held.requestId(), "data: {\"n\":1}\n\n");
            scene.patience()
                    .until(
                            "the first byte of " + current.name(),
                            () -> current.exchange().firstByteNanos() != 0);
            afterFirst++;
        }
        boolean queues = current.number() / 2 % 2 == 0;
        Sent follower = queues ? askBehind() : null;
        if (current.number() % 3 == 0) {
            current.exchange().disconnect();
        } else {
            current.exchange().reset();
        }
        left++;
        String id = held.requestId();
        scene.patience().until(current.name() + " is cancelled", () -> cancelNanos.containsKey(id));
        if (follower == null) {
            follower = ask();
        }
        long free = Math.max(cancelNanos.getOrDefault(id, 0L), follower.exchange().sentNanos());
        long taken = awaitDispatch(follower).nanos();
        gaps.add(taken - free);
        scene.patience().within(AT_ONCE, follower.name() + " finds the slot free", free, taken);
        if (current.number() % 5 == 0) {
            // comes too late for anybody, and must not disturb the one who has the slot now
            worker.chunk(id, "data: late\n\n");
        }
        if (current.number() % 5 <= 1) {
            worker.end(id, 499);
        }
        next = follower;
    }

    /** The next client asks while the slot is held; every fourth time it surely waits already. */
    private Sent askBehind() {
        Sent follower = ask();
        queuedBehind++;
        if (queuedBehind % 4 == 0) {
            scene.patience()
                    .polling(follower.name() + " is queued", () -> server.queueDepth() == 1);
        }
        return follower;
    }

    private void answerNext() {
        Sent current = next == null ? ask() : next;
        next = null;
        worker.answer(awaitDispatch(current).requestId(), ANSWER);
        scene.patience().until(current.name() + " is answered", () -> current.exchange().isEnded());
        assertThat(current.exchange().text()).isEqualTo(ANSWER);
        current.exchange().disconnect();
        answered++;
    }

    /** Checks all of it, with one more answer as a fence. */
    void check(int expected) {
        answerNext();
        assertThat(scene.taps().findings().ofPrograms()).isEmpty();
        synchronized (cancels) {
            assertThat(cancels).hasSize(expected);
            assertThat(cancels.values()).allMatch(times -> times == 1);
        }
        assertThat(dispatches).hasSize(expected + answered);
        assertThat(worker.isGone()).isFalse();
        assertThat(server.workers())
                .singleElement()
                .extracting(one -> one.path("worker_id").asText())
                .isEqualTo(worker.workerId());
    }

    /** What was seen. */
    String summary() {
        gaps.sort(null);
        return String.format(
                Locale.ROOT,
                "%d cancels (%d after the first chunk, %d with the next request behind), %d answers;"
                        + " the next dispatch half within %d µs, all within %d µs",
                cancels.size(),
                afterFirst,
                queuedBehind,
                answered,
                gaps.get(gaps.size() / 2) / 1000,
                gaps.getLast() / 1000);
    }
}
