/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import modelrelay.server.http.CommaList;
import modelrelay.wire.HopByHop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which headers of a worker's answer reach the client: all end-to-end ones (UNI-003, UNI-004). What
 * this server says itself, or what would break the answer's framing, does not pass.
 */
final class ResponseHeaders {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseHeaders.class);

    private static final Set<String> OWN = Set.of("content-length", "x-request-id");

    private static final String CORS_PREFIX = "access-control-";
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private ResponseHeaders() {}

    /** Puts the headers that pass into the client's answer. */
    static void copy(Map<String, String> from, HeaderMap to) {
        List<String> named = namedInConnection(from);
        for (Map.Entry<String, String> header : from.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (HopByHop.includes(name)
                    || named.contains(name)
                    || OWN.contains(name)
                    || name.startsWith(CORS_PREFIX)) {
                continue;
            }
            if (!isToken(name) || !isText(header.getValue())) {
                LOG.debug("header of a worker dropped: not a valid one");
                continue;
            }
            HttpString key = HttpString.tryFromString(header.getKey());
            if (name.equals("vary")) {
                to.add(Headers.VARY, header.getValue());
            } else {
                to.put(key, header.getValue());
            }
        }
    }

    private static List<String> namedInConnection(Map<String, String> headers) {
        List<String> values = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("connection")) {
                values.add(value);
            }
        });
        return CommaList.lowerCase(values);
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= '0' && c <= '9')
                                        || TOKEN_MARKS.indexOf(c) >= 0);
    }

    /** Undertow writes a char as its low byte, so any char above it could turn into a line end. */
    private static boolean isText(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c != 0x7F && c <= 0xFF));
    }
}
