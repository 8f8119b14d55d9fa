/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import org.jspecify.annotations.Nullable;

/** The pieces of a streamed answer on their way, and what a rule does to them. */
final class PieceRelay {
    /** The request is to be sent again and its new answer to follow here. */
    static final class Again extends IOException {
        @Serial private static final long serialVersionUID = 1;
    }

    /** The answer ends here. */
    static final class Stop extends IOException {
        @Serial private static final long serialVersionUID = 1;
    }

    private final Link near;
    private final boolean chunked;
    private final @Nullable Rule rule;
    private final List<byte[]> kept = new ArrayList<>();
    private int count;
    private boolean again;

    PieceRelay(Link near, boolean chunked, @Nullable Rule rule) {
        this.near = near;
        this.chunked = chunked;
        this.rule = rule;
    }

    /** Sends the head with the rest, at the end. */
    void headLater(byte[] head) {
        kept.addFirst(head);
    }

    /** Takes one piece. */
    void piece(byte[] buffer, int length) throws IOException {
        byte[] piece = Arrays.copyOf(buffer, length);
        count++;
        if (rule == null) {
            write(piece);
            return;
        }
        String text = new String(piece, StandardCharsets.UTF_8);
        if (rule.has("resend") && !again && rule.finds("has", text)) {
            again = true;
            throw new Again();
        }
        if (count == 1 && rule.has("prefix")) {
            write(rule.text("prefix").getBytes(StandardCharsets.UTF_8));
        }
        if (rule.has("replace") && rule.finds("has", text)) {
            for (Map.Entry<String, JsonNode> one : rule.words().path("replace").properties()) {
                text = text.replace(one.getKey(), one.getValue().asText());
            }
            piece = text.getBytes(StandardCharsets.UTF_8);
        }
        if (rule.has("drop-piece") && rule.finds("drop-piece", text)) {
            return;
        }
        arrange(rule, piece);
        if (rule.has("stop") && rule.finds("stop", text)) {
            throw new Stop();
        }
        if (rule.number("cut") == count) {
            near.reset();
            throw new IOException("broken off by a rule");
        }
    }

    private void arrange(Rule words, byte[] piece) throws IOException {
        switch (words.text("pieces")) {
            case "drop-first" -> {
                if (count > 1) {
                    write(piece);
                }
            }
            case "drop-last", "lag" -> {
                flush();
                kept.add(piece);
            }
            case "double" -> {
                write(piece);
                write(piece);
            }
            case "buffer" -> kept.add(piece);
            default -> write(piece);
        }
    }

    private void flush() throws IOException {
        for (byte[] piece : kept) {
            write(piece);
        }
        kept.clear();
    }

    private void write(byte[] piece) throws IOException {
        if (piece.length == 0) {
            return;
        }
        if (!chunked) {
            near.out().write(piece);
            return;
        }
        var framed = new ByteArrayOutputStream(piece.length + 16);
        framed.writeBytes(ascii(Integer.toHexString(piece.length) + "\r\n"));
        framed.writeBytes(piece);
        framed.writeBytes(ascii("\r\n"));
        near.out().write(framed.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The answer is complete. */
    void end() throws IOException {
        if (rule != null) {
            finish(rule);
        }
        if (chunked && (rule == null || !rule.is("endless"))) {
            near.out().write(ascii("0\r\n\r\n"));
        }
    }

    private void finish(Rule words) throws IOException {
        if (words.text("pieces").equals("drop-last")) {
            kept.clear();
        }
        if (words.text("pieces").equals("buffer") && !kept.isEmpty()) {
            near.out().write(kept.removeFirst());
        }
        flush();
        if (words.has("append")) {
            write(words.text("append").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends the request once more and lets its answer follow what the client has. */
    void goOn(Sent sent, int port) throws IOException {
        try (Link other = Link.to(port)) {
            other.out().write(sent.bytes());
            HttpHead head = HttpHead.read(other.in());
            HttpBody.ofResponse(head, other.in(), this::piece);
            end();
        }
    }
}
