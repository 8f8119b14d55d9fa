/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;

/** One connection of HTTP passing through the host; an upgrade makes it a {@link FrameRelay}. */
final class HttpRelay {
    private static final LinkedBlockingDeque<Runnable> WAITING = new LinkedBlockingDeque<>();

    private final Stage stage;
    private final String leg;
    private final Link near;
    private final Link far;
    private final int port;
    private final LinkedBlockingQueue<Sent> pending = new LinkedBlockingQueue<>();
    private volatile boolean keptOpen;

    /**
     * Relays between a peer and the program, or between the program and a peer.
     *
     * @param near who connected
     * @param far who answers
     * @param port where {@code far} leads, for requests that are sent again
     */
    HttpRelay(Stage stage, String leg, Link near, Link far, int port) {
        this.stage = stage;
        this.leg = leg;
        this.near = near;
        this.far = far;
        this.port = port;
    }

    /** Relays until the connection ends. */
    void run() {
        Thread.ofVirtual().start(this::requests);
        answers();
    }

    private void requests() {
        try {
            boolean upgraded = false;
            while (!upgraded) {
                HttpHead head = HttpHead.read(near.in());
                var body = new ByteArrayOutputStream();
                HttpBody.ofRequest(head, near.in(), (piece, n) -> body.write(piece, 0, n));
                upgraded = passOn(new Sent(head, body.toByteArray(), 0));
            }
        } catch (IOException left) {
            if (!keptOpen && stage.isRude()) {
                far.reset();
            } else if (!keptOpen) {
                far.close();
            }
        }
    }

    /** Returns whether it was an upgrade, after which nothing more is a request. */
    private boolean passOn(Sent sent) throws IOException {
        var rule = stage.first(Rule.Kind.REQUEST, leg, one -> applies(one, sent));
        if (rule.isEmpty()) {
            send(sent);
            return sent.isUpgrade();
        }
        Rule words = rule.get();
        keptOpen |= words.is("keep-open");
        if (words.is("evict")) {
            stage.everybody(FrameRelay::cut);
        }
        if (words.has("answer")) {
            near.out().write(ownAnswer(words));
        } else if (words.has("late")) {
            stage.later(words.words().path("late").asDouble(), () -> send(changed(sent, words)));
        } else if (words.is("lifo")) {
            overtake(() -> send(changed(sent, words)), words.words().path("lifo").asInt(1));
        } else if (!words.is("lose")) {
            send(changed(sent, words));
        }
        if (words.is("twice")) {
            again(changed(sent, words));
        }
        return sent.isUpgrade();
    }

    private Sent changed(Sent sent, Rule rule) {
        return sent.changed(rule, stage);
    }

    private void overtake(Runnable ours, int patience) {
        Runnable before = WAITING.pollLast();
        if (before != null) {
            ours.run();
            stage.later(0.1, before);
            return;
        }
        WAITING.addLast(ours);
        stage.later(
                patience,
                () -> {
                    if (WAITING.remove(ours)) {
                        ours.run();
                    }
                });
    }

    private void send(Sent sent) {
        pending.add(sent);
        try {
            far.out().write(sent.bytes());
        } catch (IOException ignored) {
            // it may have answered before it read everything; the reader of answers tells
        }
    }

    private void again(Sent sent) throws IOException {
        Link other = Link.to(port);
        other.out().write(sent.bytes());
        Thread.ofVirtual()
                .start(() -> {
                    try (other) {
                        HttpHead head = HttpHead.read(other.in());
                        HttpBody.ofResponse(head, other.in(), (_, _) -> {});
                    } catch (IOException gone) {
                        other.close();
                    }
                });
    }

    private boolean applies(Rule rule, Sent sent) {
        return rule.finds("path", sent.head().target())
                && rule.matches("method", sent.head().method())
                && rule.finds("has", rule.has("has") ? text(sent.body()) : "")
                && rule.words().path("header").properties().stream()
                        .allMatch(one ->
                                sent.head().all(one.getKey()).stream()
                                        .anyMatch(v -> v.matches(one.getValue().asText())));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] ownAnswer(Rule rule) {
        var answer = rule.words().path("answer");
        byte[] body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
        var headers = new java.util.ArrayList<Header>();
        headers.add(new Header("Content-Type", "application/json"));
        headers.add(new Header("X-Request-Id", "00000000-0000-4000-8000-000000000000"));
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        answer.path("headers")
                .properties()
                .forEach(one -> headers.add(new Header(one.getKey(), one.getValue().asText())));
        String start = "HTTP/1.1 " + answer.path("status").asInt() + " Own";
        return Sent.joined(new HttpHead(start, List.copyOf(headers)).bytes(), body);
    }

    private void answers() {
        try {
            while (true) {
                HttpHead head = HttpHead.read(far.in());
                if (head.status() == 101) {
                    near.out().write(upgradeAnswer(head).bytes());
                    var relay = new FrameRelay(stage, near, far);
                    relay.run();
                    storm(relay, pending.take());
                    return;
                }
                if (head.status() / 100 == 1) {
                    near.out().write(head.bytes());
                } else {
                    new AnswerRelay(stage, leg, near, far, port)
                            .relay(pending.take(), head)
                            .ifPresent(this::send);
                }
            }
        } catch (IOException gone) {
            answerInPlace();
            if (gone instanceof java.net.SocketException) {
                near.reset();
            } else {
                near.close();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            far.close();
        }
    }

    /** Answers the request that the other side has left unanswered, if a rule says so. */
    private void answerInPlace() {
        Sent sent = pending.peek();
        if (sent == null) {
            return;
        }
        stage.first(Rule.Kind.BREAK, leg, rule -> rule.finds("path", sent.head().target()))
                .ifPresent(rule -> {
                    try {
                        near.out().write(ownAnswer(rule));
                    } catch (IOException left) {
                        near.reset();
                    }
                });
    }

    /** Connects again and again without a pause, if a rule says so. */
    private void storm(FrameRelay relay, Sent upgrade) throws IOException {
        if (stage.rules(Rule.Kind.LOSS).stream().noneMatch(rule -> rule.is("again"))) {
            return;
        }
        while (true) {
            try (Link again = Link.to(port)) {
                again.out().write(upgrade.bytes());
                HttpHead head = HttpHead.read(again.in());
                if (head.status() == 101) {
                    Frame.text(relay.registration()).writeMasked(again.out());
                    Frame.read(again.in());
                }
            }
        }
    }

    private HttpHead upgradeAnswer(HttpHead head) {
        return stage.first(Rule.Kind.ANSWER, leg, rule -> rule.number("status") == 101)
                .map(rule ->
                        new HttpHead(
                                rule.has("new-status")
                                        ? "HTTP/1.1 " + rule.number("new-status") + " Changed"
                                        : head.startLine(),
                                Sent.headers(head.headers(), rule, stage)))
                .orElse(head);
    }
}
