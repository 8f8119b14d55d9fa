/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Text of server-sent events. */
final class Sse {
    private Sse() {}

    /** An OpenAI event: data only. */
    static String data(Object data) {
        return "data: " + data + "\n\n";
    }

    /**
     * An event whose name is also its {@code type}, as Anthropic and the Responses API write it.
     */
    static String typed(ObjectNode data) {
        return "event: " + data.path("type").asText() + "\ndata: " + data + "\n\n";
    }
}
