/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import modelrelay.api.ResponsesErrorEvent;
import modelrelay.server.client.Endpoint.EventForm;
import modelrelay.server.http.ErrorStyle;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.JsonBody;

/** Server-sent events as text: comments and errors (STR-023 to STR-027, STR-031). */
final class EventText {

    private static final byte[] COMMENT = ascii(": keep-alive\n\n");
    private static final byte[] NAME = ascii("event: error\n");
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] END = ascii("\n\n");

    private EventText() {}

    /** A comment that every reader of events skips. */
    static byte[] comment() {
        return COMMENT.clone();
    }

    /** The error event of an endpoint. */
    static byte[] error(Endpoint endpoint, HttpError error, String requestId) {
        byte[] data =
                switch (endpoint.eventForm()) {
                    case PLAIN, NAMED -> endpoint.errorStyle().body(error, requestId);
                    case RESPONSES ->
                            JsonBody.of(
                                    new ResponsesErrorEvent(
                                            error.kind().code(),
                                            error.message(),
                                            null,
                                            ErrorStyle.openAiBody(error)));
                };
        return event(endpoint, data);
    }

    /**
     * An event of the endpoint's error form.
     *
     * @param data may have several lines
     */
    static byte[] event(Endpoint endpoint, byte[] data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream(data.length + 64);
        if (endpoint.eventForm() != EventForm.PLAIN) {
            event.writeBytes(NAME);
        }
        event.writeBytes(DATA);
        for (byte b : data) {
            if (b == '\n') {
                event.write('\n');
                event.writeBytes(DATA);
            } else if (b != '\r') {
                event.write(b);
            }
        }
        event.writeBytes(END);
        return event.toByteArray();
    }

    /** Ends an event that was broken off, so that the next one stands for itself. */
    static byte[] afterBrokenEvent(byte[] event) {
        byte[] text = new byte[END.length + event.length];
        System.arraycopy(END, 0, text, 0, END.length);
        System.arraycopy(event, 0, text, END.length, event.length);
        return text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
