/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What goes wrong, and where; written {@code reset@token:3}, or {@code hang} for the head. */
public record Fault(Kind kind, Position at) {

    /** The ways to go wrong. */
    public enum Kind {
        /** The connection is reset (RST). */
        RESET,
        /** The connection is closed in good order, the answer is not finished. */
        CLOSE,
        /** Nothing more is ever sent. */
        HANG,
        /** Bytes that are not HTTP, then the connection is closed. */
        GARBAGE,
        /** Bytes that are not UTF-8, then the answer goes on. */
        BAD_UTF8;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the form that {@link #toString()} writes. */
    @JsonCreator
    public static Fault parse(String text) {
        int at = text.indexOf('@');
        String kind = at < 0 ? text : text.substring(0, at);
        var position = at < 0 ? Position.HEAD : Position.parse(text.substring(at + 1));
        for (Kind one : Kind.values()) {
            if (one.text().equals(kind)) {
                return new Fault(one, position);
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no fault; use one of %s, then @POSITION"
                        .formatted(
                                kind,
                                Arrays.stream(Kind.values())
                                        .map(Kind::text)
                                        .collect(Collectors.joining(", "))));
    }

    @JsonValue
    @Override
    public String toString() {
        return kind.text() + "@" + at;
    }
}
