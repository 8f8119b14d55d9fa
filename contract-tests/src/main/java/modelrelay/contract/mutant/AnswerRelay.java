/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;

/** One answer of HTTP passing through the host. */
final class AnswerRelay {
    private final Stage stage;
    private final String leg;
    private final Link near;
    private final Link far;
    private final int port;

    AnswerRelay(Stage stage, String leg, Link near, Link far, int port) {
        this.stage = stage;
        this.leg = leg;
        this.near = near;
        this.far = far;
        this.port = port;
    }

    /** Passes an answer on; returns the request if it is to be sent again instead. */
    Optional<Sent> relay(Sent sent, HttpHead head) throws IOException {
        if (head.header("content-length").isPresent() || head.status() == 204) {
            return whole(sent, head);
        }
        streamed(sent, head);
        return Optional.empty();
    }

    private Optional<Sent> whole(Sent sent, HttpHead head) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!sent.head().method().equals("HEAD")) {
            HttpBody.ofResponse(head, far.in(), (piece, n) -> bytes.write(piece, 0, n));
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        var found =
                stage.first(
                        Rule.Kind.ANSWER,
                        leg,
                        rule ->
                                applies(rule, sent, head)
                                        && !rule.is("stream")
                                        && rule.finds("has", text));
        if (found.isEmpty()) {
            near.out().write(Sent.joined(head.bytes(), bytes.toByteArray()));
            return Optional.empty();
        }
        Rule rule = found.get();
        if (rule.is("afterwards") && sent.tries() == 0) {
            writeWhole(rule, head, bytes.toByteArray());
            return Optional.of(sent.again());
        }
        if (rule.is("afterwards")) {
            return Optional.empty();
        }
        if (rule.number("resend") > sent.tries()) {
            return Optional.of(sent.again());
        }
        if (rule.has("late")) {
            stage.later(
                    rule.words().path("late").asDouble(),
                    () -> writeWhole(rule, head, bytes.toByteArray()));
        } else if (!rule.is("lose")) {
            writeWhole(rule, head, bytes.toByteArray());
        }
        return Optional.empty();
    }

    private void writeWhole(Rule rule, HttpHead head, byte[] before) {
        byte[] body = before;
        if (rule.has("set") || rule.has("remove") || rule.has("replace")) {
            body =
                    JsonEdit.apply(rule, new String(before, StandardCharsets.UTF_8), part -> part)
                            .getBytes(StandardCharsets.UTF_8);
        }
        body = Sent.joined(Sent.joined(utf8(rule.text("prefix")), body), utf8(rule.text("append")));
        HttpHead changed = changed(rule, head);
        if (body.length != before.length) {
            var headers = new ArrayList<>(changed.headers());
            headers.removeIf(header -> header.name().equalsIgnoreCase("content-length"));
            headers.add(new Header("Content-Length", Integer.toString(body.length)));
            changed = new HttpHead(changed.startLine(), List.copyOf(headers));
        }
        try {
            near.out().write(Sent.joined(changed.bytes(), body));
            near.out().write(utf8(rule.text("trail")));
            if (rule.has("cut")) {
                near.reset();
            }
        } catch (IOException gone) {
            near.close();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpHead changed(Rule rule, HttpHead head) {
        String start =
                rule.has("new-status")
                        ? "HTTP/1.1 " + rule.number("new-status") + " Changed"
                        : head.startLine();
        return new HttpHead(start, Sent.headers(head.headers(), rule, stage));
    }

    private boolean applies(Rule rule, Sent sent, HttpHead head) {
        return rule.finds("path", sent.head().target())
                && rule.matches("method", sent.head().method())
                && rule.matches("status", Integer.toString(head.status()));
    }

    private void streamed(Sent sent, HttpHead head) throws IOException {
        Optional<Rule> rule =
                stage.first(
                        Rule.Kind.ANSWER,
                        leg,
                        one ->
                                applies(one, sent, head)
                                        && (!one.has("stream") || one.is("stream")));
        boolean chunked = head.lists("transfer-encoding", "chunked");
        var pieces = new PieceRelay(near, chunked, rule.orElse(null));
        HttpHead first = rule.map(one -> changed(one, head)).orElse(head);
        boolean isHeadLate = rule.map(one -> one.text("pieces").equals("buffer")).orElse(false);
        if (isHeadLate) {
            pieces.headLater(first.bytes());
        } else {
            near.out().write(first.bytes());
        }
        try {
            HttpBody.ofResponse(head, far.in(), pieces::piece);
            pieces.end();
        } catch (PieceRelay.Again again) {
            pieces.goOn(sent, port);
        } catch (PieceRelay.Stop stop) {
            pieces.end();
        } catch (IOException broken) {
            if (rule.isPresent() && rule.get().is("heal")) {
                pieces.end();
            } else {
                near.reset();
                throw broken;
            }
        }
        if (!chunked) {
            near.close();
        }
    }
}
