/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.function.Consumer;
import modelrelay.server.http.BodyReader;

/** Reads the small bodies of operators. */
final class AdminBody {

    private static final int MAX_BYTES = 64 * 1024;

    private final BodyReader.Limits limits;

    /** With the silence of the clients' routes, but a bound of its own and no request's clock. */
    AdminBody(BodyReader.Limits clients) {
        this.limits =
                new BodyReader.Limits(
                        Math.min(MAX_BYTES, clients.maxBytes()), clients.silence(), Duration.ZERO);
    }

    /** Hands over the whole body, on the exchange's I/O thread. */
    void read(HttpServerExchange exchange, Consumer<byte[]> whole) {
        exchange.dispatch(
                SameThreadExecutor.INSTANCE, () -> BodyReader.read(exchange, limits, whole));
    }
}
