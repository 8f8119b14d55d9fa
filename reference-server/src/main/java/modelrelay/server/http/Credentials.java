/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/** Where callers put their tokens and keys. */
public final class Credentials {

    /** The header of Anthropic's clients. */
    public static final HttpString API_KEY = HttpString.tryFromString("x-api-key");

    private static final String SCHEME = "bearer ";

    private Credentials() {}

    /** The token of {@code Authorization: Bearer}, if that is what the header holds. */
    public static @Nullable String bearer(HttpServerExchange exchange) {
        String value = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return value == null ? null : bearer(value);
    }

    /** The token in the value of an {@code Authorization} header. */
    private static @Nullable String bearer(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? value.substring(SCHEME.length()).strip()
                : null;
    }

    /** The value of {@code x-api-key}. */
    public static @Nullable String apiKey(HttpServerExchange exchange) {
        String value = exchange.getRequestHeaders().getFirst(API_KEY);
        return value == null ? null : value.strip();
    }
}
