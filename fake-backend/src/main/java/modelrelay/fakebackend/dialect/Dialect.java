/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.Immutable;
import java.util.List;

/**
 * How one endpoint words its answers. Implementations hold no state; every text they return ends up
 * on the wire unchanged.
 */
@Immutable
public interface Dialect {

    /** Whether {@code stream: true} means anything to this endpoint. */
    default boolean streams() {
        return true;
    }

    /** The whole answer of a request without {@code stream}. */
    JsonNode unary(Reply reply);

    /** The events before the first token. */
    List<String> opening(Reply reply);

    /**
     * The event that carries one token.
     *
     * @param number 1 for the first token
     */
    String token(Reply reply, int number, String text);

    /** The events after the last token; the very last one is the dialect's terminator. */
    List<String> closing(Reply reply);

    /** An error body. */
    JsonNode error(int status, String message);
}
