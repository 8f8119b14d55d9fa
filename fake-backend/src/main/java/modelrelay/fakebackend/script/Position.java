/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in an answer where it can be held or go wrong: {@code head} (nothing sent yet), {@code
 * body} (head sent), {@code token:3} (before the third token), {@code tokens} (before every token)
 * or {@code end} (before the closing events).
 *
 * @param number 1 for the first token, 0 unless the place is one token
 */
public record Position(Place place, int number) {

    /** The kinds of positions. */
    public enum Place {
        HEAD,
        BODY,
        TOKEN,
        EVERY_TOKEN,
        END
    }

    public static final Position HEAD = new Position(Place.HEAD, 0);
    public static final Position BODY = new Position(Place.BODY, 0);
    public static final Position EVERY_TOKEN = new Position(Place.EVERY_TOKEN, 0);
    public static final Position END = new Position(Place.END, 0);

    /** Before one token, 1 for the first. */
    public static Position token(int number) {
        return new Position(Place.TOKEN, number);
    }

    /** Reads the form that {@link #toString()} writes. */
    @JsonCreator
    public static Position parse(String text) {
        return switch (text) {
            case "head" -> HEAD;
            case "body" -> BODY;
            case "tokens" -> EVERY_TOKEN;
            case "end" -> END;
            default -> {
                if (!text.matches("token:[1-9][0-9]{0,8}")) {
                    throw new IllegalArgumentException(
                            "'%s' is no position; use head, body, token:N (from 1), tokens or end"
                                    .formatted(text));
                }
                yield token(Integer.parseInt(text.substring("token:".length())));
            }
        };
    }

    /** Whether something asked for here happens at that one place of an answer. */
    public boolean covers(Position spot) {
        return equals(spot) || (place == Place.EVERY_TOKEN && spot.place == Place.TOKEN);
    }

    @JsonValue
    @Override
    public String toString() {
        return switch (place) {
            case HEAD -> "head";
            case BODY -> "body";
            case TOKEN -> "token:" + number;
            case EVERY_TOKEN -> "tokens";
            case END -> "end";
        };
    }
}
