/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import modelrelay.contract.net.Frame;
import org.jspecify.annotations.Nullable;

/**
 * One whole message, or one control frame, between server and worker.
 *
 * @param earlier how many messages of its type were about its request before, on any connection
 * @param busy whether the worker held a request when it came
 * @param fragmented whether it came in several frames
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(int opcode, byte[] bytes, int earlier, boolean busy, boolean fragmented) {
    /** A message that carries a text and is about nothing before it. */
    static Message text(String text) {
        return new Message(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8), 0, false, false);
    }

    /** The same with another text. */
    Message withText(String text) {
        return new Message(
                opcode, text.getBytes(StandardCharsets.UTF_8), earlier, busy, fragmented);
    }

    /** The payload as text. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Its type; {@code ws-ping} and the like for a control frame, {@code garbled} for no JSON. */
    String type() {
        return switch (opcode) {
            case Frame.PING -> "ws-ping";
            case Frame.PONG -> "ws-pong";
            case Frame.CLOSE -> "ws-close";
            case Frame.BINARY -> "binary";
            default -> {
                ObjectNode json = json();
                yield json == null ? "garbled" : json.path("type").asText("untyped");
            }
        };
    }

    /** The request that it is about, or an empty text. */
    String requestId() {
        ObjectNode json = json();
        return json == null ? "" : json.path("request_id").asText();
    }

    private @Nullable ObjectNode json() {
        return opcode == Frame.TEXT ? JsonEdit.object(text()) : null;
    }
}
