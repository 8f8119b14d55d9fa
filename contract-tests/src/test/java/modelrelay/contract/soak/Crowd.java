/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.peer.Route;
import modelrelay.contract.tap.Taps;
import org.jspecify.annotations.Nullable;

/**
 * Clients that always have a request going, each on a connection that it keeps while it can, and
 * the book of what they have asked and how it ended.
 */
final class Crowd implements AutoCloseable {
    /** Makes up the next request of a client. */
    interface Wish {
        /** A request that holds {@code marker} in its body. */
        Asked next(int client, RandomGenerator random, String marker, int kills);
    }

    /** Nobody who is answered promptly waits longer, however many workers die meanwhile. */
    private static final Duration OVERDUE = Duration.ofSeconds(20);

    private final int port;
    private final Taps taps;
    private final Wish wish;
    private final Map<String, Asked> open = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final Map<Answer.Kind, Integer> ends = new EnumMap<>(Answer.Kind.class);
    private final int[] dispatches = new int[6];
    private final List<Thread> clients = new ArrayList<>();
    private final Map<Integer, Link> links = new ConcurrentHashMap<>();
    private volatile boolean isOver;

    /** So many clients begin to ask. */
    Crowd(int size, int port, long seed, Taps taps, Wish wish) {
        this.port = port;
        this.taps = taps;
        this.wish = wish;
        for (int i = 0; i < size; i++) {
            int client = i;
            var random = new java.util.SplittableRandom(seed + client);
            clients.add(Thread.ofVirtual().unstarted(() -> ask(client, random)));
        }
    }

    /** Everybody begins. */
    void begin() {
        clients.forEach(Thread::start);
    }

    /** The marker in a body. */
    static String markerIn(String body) {
        int start = body.indexOf('<');
        return start < 0 ? "" : body.substring(start, body.indexOf('>', start) + 1);
    }

    private void ask(int client, RandomGenerator random) {
        try {
            while (!isOver) {
                String marker = "<" + client + "-" + asked.incrementAndGet() + ">";
                Asked next = wish.next(client, random, marker, kills.get());
                open.put(marker, next);
                Answer answer = exchange(client, next);
                open.remove(marker);
                note(next, answer);
            }
        } catch (RuntimeException | AssertionError broken) {
            taps.findings().kit("client " + client + ": " + broken);
        }
        taps.journal().changed();
    }

    private Answer exchange(int client, Asked next) {
        var body = new ByteArrayOutputStream();
        HttpHead head = null;
        boolean isComplete = false;
        try {
            Link link = links.computeIfAbsent(client, _ -> connect());
            link.out().write(request(next));
            head = HttpHead.read(link.in());
            HttpBody.ofResponse(
                    head,
                    link.in(),
                    (buffer, length) -> {
                        if (body.size() == 0) {
                            next.begin();
                        }
                        body.write(buffer, 0, length);
                    });
            isComplete = true;
            if (link.in().available() > 0) {
                taps.findings().program(next.marker() + ": bytes behind the end of the answer");
            }
        } catch (IOException broken) {
            isComplete = false;
        }
        if (!isComplete || head == null || head.lists("connection", "close")) {
            Link used = links.remove(client);
            if (used != null) {
                used.close();
            }
        }
        return new Answer(head, body.toByteArray(), isComplete);
    }

    private Link connect() {
        try {
            return Link.to(port);
        } catch (IOException refused) {
            throw new AssertionError("the server does not accept a connection", refused);
        }
    }

    private byte[] request(Asked next) {
        byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                new HttpHead(
                                "POST " + Route.CHAT_COMPLETION.path() + " HTTP/1.1",
                                List.of(
                                        new Header("Host", "127.0.0.1:" + port),
                                        new Header("Content-Type", "application/json"),
                                        new Header(
                                                "Content-Length", Integer.toString(body.length))))
                        .bytes());
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private synchronized void note(Asked over, Answer answer) {
        Answer.Kind kind = answer.kind(over);
        ends.merge(kind, 1, Integer::sum);
        dispatches[Math.min(over.dispatches(), dispatches.length - 1)]++;
        int lived = kills.get() - over.killsBefore();
        boolean isTooEarly = kind == Answer.Kind.EXHAUSTED && lived < 4;
        if (kind == Answer.Kind.WRONG || isTooEarly) {
            taps.findings()
                    .program(
                            "%s (%s, %d dispatches, %d kills): %s instead of %s"
                                    .formatted(
                                            over.marker(),
                                            over.plan(),
                                            over.dispatches(),
                                            lived,
                                            answer.told(),
                                            String.join("", over.pieces())));
        }
    }

    /** The request with a marker, if its client still waits. */
    @Nullable Asked open(String marker) {
        return open.get(marker);
    }

    /** A worker is about to be killed. */
    void countKill() {
        kills.incrementAndGet();
    }

    /** Whether a request that nobody holds back has waited too long. */
    boolean isAnybodyOverdue() {
        long since = System.nanoTime() - OVERDUE.toNanos();
        return open.values().stream()
                .anyMatch(one -> one.plan() == Asked.Plan.PROMPT && one.sentNanos() - since < 0);
    }

    /** Nobody asks again. */
    void end() {
        isOver = true;
    }

    /** Whether every request has ended. */
    boolean isGone() {
        return clients.stream().noneMatch(Thread::isAlive);
    }

    /** What is still open, for people. */
    String waiting() {
        return "open: " + open.keySet();
    }

    /** How many requests have ended so. */
    synchronized int ended(Answer.Kind kind) {
        return ends.getOrDefault(kind, 0);
    }

    /** How many requests have ended. */
    synchronized int ended() {
        return ends.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many requests have been asked. */
    int asked() {
        return asked.get();
    }

    /** How many requests were seen by so many workers. */
    synchronized int dispatched(int times) {
        return dispatches[times];
    }

    /** How the requests have ended, and how often they were dispatched. */
    synchronized String summary() {
        return "%d requests: %s; by dispatches seen, from 0: %s"
                .formatted(ended(), ends, java.util.Arrays.toString(dispatches));
    }

    @Override
    public void close() {
        end();
        links.values().forEach(Link::close);
    }
}
