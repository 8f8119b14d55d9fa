/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.util.UUID;

/** The id that one HTTP exchange carries from its arrival to its answer (HTP-010, REG-047). */
public final class RequestTag {

    /** The response header. */
    public static final HttpString HEADER = HttpString.tryFromString("x-request-id");

    private static final AttachmentKey<String> KEY = AttachmentKey.create(String.class);

    private RequestTag() {}

    /** Draws an unguessable id and puts it on the exchange and its answer. */
    static void attach(HttpServerExchange exchange) {
        String id = UUID.randomUUID().toString();
        exchange.putAttachment(KEY, id);
        exchange.getResponseHeaders().put(HEADER, id);
    }

    /** The id of this exchange. */
    public static String of(HttpServerExchange exchange) {
        String id = exchange.getAttachment(KEY);
        if (id == null) {
            throw new IllegalStateException("exchange did not come through the front door");
        }
        return id;
    }
}
