/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import modelrelay.contract.net.HttpHead;
import org.jspecify.annotations.Nullable;

/**
 * The one end of a request, as its client has seen it.
 *
 * @param isComplete whether the answer came to an end, and not only the connection
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(@Nullable HttpHead head, byte[] body, boolean isComplete) {
    /** What an answer may be. */
    enum Kind {
        /** The right answer, every byte of it once. */
        WHOLE,
        /** Refused after the last requeue. */
        EXHAUSTED,
        /** The beginning of the right answer and an error event. */
        ERROR_EVENT,
        /**
         * All of the right answer, whose end the worker did not live to tell, and an error event.
         */
        LATE_ERROR_EVENT,
        /** The beginning of the right answer, then the connection broke. */
        BROKEN_OFF,
        /** Anything else. */
        WRONG
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data: ";
    private static final String EVENT_END = "\n\n";

    /** What kind of end it is. */
    Kind kind(Asked asked) {
        if (head == null) {
            return Kind.WRONG;
        }
        if (head.status() == 503) {
            return isComplete && isExhausted() ? Kind.EXHAUSTED : Kind.WRONG;
        }
        if (head.status() != 200 || body.length == 0) {
            return Kind.WRONG;
        }
        if (isComplete && Arrays.equals(body, asked.right())) {
            return Kind.WHOLE;
        }
        if (!asked.isStream()) {
            return Kind.WRONG;
        }
        return isComplete ? errorEvent(asked) : brokenOff(asked);
    }

    private boolean isExhausted() {
        return parse(text()).at("/error/code").asText().equals("requeue_exhausted");
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException none) {
            return JSON.createObjectNode();
        }
    }

    private Kind errorEvent(Asked asked) {
        String text = text();
        if (!text.endsWith(EVENT_END)) {
            return Kind.WRONG;
        }
        int end = text.length() - EVENT_END.length();
        int before = text.lastIndexOf(EVENT_END, end - 1);
        if (before < 0 || !isError(text.substring(before + EVENT_END.length(), end))) {
            return Kind.WRONG;
        }
        String right = new String(asked.right(), StandardCharsets.UTF_8);
        String begun = text.substring(0, before);
        if (right.equals(begun + EVENT_END)) {
            return Kind.LATE_ERROR_EVENT;
        }
        // An event that was cut in its middle has been ended before the error event.
        return right.startsWith(begun) ? Kind.ERROR_EVENT : Kind.WRONG;
    }

    private static boolean isError(String event) {
        return event.startsWith(DATA)
                && !parse(event.substring(DATA.length()))
                        .path("error")
                        .path("message")
                        .isMissingNode();
    }

    private Kind brokenOff(Asked asked) {
        byte[] right = asked.right();
        return Arrays.mismatch(body, right) == body.length ? Kind.BROKEN_OFF : Kind.WRONG;
    }

    /** What came, for whoever must find out why it is wrong. */
    String told() {
        String end = isComplete ? "" : " and then the connection broke";
        return (head == null ? "no answer" : head.startLine() + " " + text()) + end;
    }
}
