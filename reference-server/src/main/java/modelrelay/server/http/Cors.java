/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cross-origin headers for pages of the origins listed; with an empty list there are none. */
public final class Cors {

    private static final String ANY = "*";
    private static final HttpString ALLOW_ORIGIN = header("access-control-allow-origin");
    private static final HttpString ALLOW_METHODS = header("access-control-allow-methods");
    private static final HttpString ALLOW_HEADERS = header("access-control-allow-headers");
    private static final HttpString EXPOSE_HEADERS = header("access-control-expose-headers");
    private static final HttpString MAX_AGE = header("access-control-max-age");
    private static final HttpString REQUEST_METHOD = header("access-control-request-method");
    private static final HttpString REQUEST_HEADERS = header("access-control-request-headers");

    private final Set<String> origins;

    /**
     * The rules for these origins.
     *
     * @param origins as browsers send them, without a slash at the end; {@code *} stands for all
     */
    public Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /**
     * Marks the answer to come, and gives it at once if the request is a preflight.
     *
     * @return whether the exchange is answered
     */
    boolean answer(HttpServerExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origins.isEmpty() || origin == null) {
            return false;
        }
        HeaderMap headers = exchange.getResponseHeaders();
        headers.add(Headers.VARY, "Origin");
        String allowed = allowed(origin);
        if (allowed == null) {
            return false;
        }
        headers.put(ALLOW_ORIGIN, allowed);
        if (!isPreflight(exchange)) {
            headers.put(EXPOSE_HEADERS, "x-request-id, retry-after");
            return false;
        }
        String wanted = exchange.getRequestHeaders().getFirst(REQUEST_HEADERS);
        headers.put(ALLOW_METHODS, "GET, HEAD, POST, OPTIONS");
        headers.put(
                ALLOW_HEADERS, wanted == null ? "authorization, content-type, x-api-key" : wanted);
        headers.put(MAX_AGE, "600");
        Reply.empty(exchange, 204);
        return true;
    }

    private @Nullable String allowed(String origin) {
        if (origins.contains(ANY)) {
            return ANY;
        }
        return origins.contains(origin) ? origin : null;
    }

    private static boolean isPreflight(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.OPTIONS)
                && exchange.getRequestHeaders().contains(REQUEST_METHOD);
    }

    private static HttpString header(String name) {
        return HttpString.tryFromString(name);
    }
}
