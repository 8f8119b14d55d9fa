/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import modelrelay.server.http.CommaList;
import modelrelay.server.store.ApiKey;

/**
 * Which headers of a client's request are forwarded: those listed here and other {@code x-} headers
 * that are not denied. Hop-by-hop headers, those named in {@code Connection} and keys of this relay
 * never pass (DSP-014).
 */
final class HeaderSelection {

    private static final Set<String> ALLOWED =
            Set.of(
                    "content-type",
                    "accept",
                    "authorization",
                    "x-api-key",
                    "x-request-id",
                    "traceparent",
                    "tracestate",
                    "idempotency-key");

    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-api-key");
    private static final List<String> ALLOWED_PREFIXES = List.of("openai-", "anthropic-", "x-");
    private static final Set<String> DENIED = Set.of("x-worker-secret", "x-real-ip");
    private static final String DENIED_PREFIX = "x-forwarded-";

    private HeaderSelection() {}

    /** The headers to forward: lower-case names, repeated values joined. */
    static Map<String, String> of(HeaderMap headers) {
        List<String> hopByHop = CommaList.lowerCase(headers.get(Headers.CONNECTION));
        Map<String, String> selected = new LinkedHashMap<>();
        for (HeaderValues values : headers) {
            String name = values.getHeaderName().toString().toLowerCase(Locale.ROOT);
            if (passes(name) && !hopByHop.contains(name)) {
                List<String> kept = withoutKeys(name, values);
                if (!kept.isEmpty()) {
                    selected.put(name, String.join(", ", kept));
                }
            }
        }
        return selected;
    }

    private static boolean passes(String name) {
        if (ALLOWED.contains(name)) {
            return true;
        }
        if (DENIED.contains(name) || name.startsWith(DENIED_PREFIX)) {
            return false;
        }
        return ALLOWED_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** A value that holds a key of this relay is left out whole, wherever in it the key stands. */
    private static List<String> withoutKeys(String name, List<String> values) {
        return CREDENTIALS.contains(name)
                ? values.stream().filter(value -> !ApiKey.isIn(value)).toList()
                : values;
    }
}
