/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.util.Set;

/**
 * The headers that speak about one connection and therefore never pass a relay, in either
 * direction. What a message's own {@code Connection} header names comes on top.
 */
public final class HopByHop {

    private static final Set<String> NAMES =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "trailers",
                    "transfer-encoding",
                    "upgrade");

    private HopByHop() {}

    /** Whether a header, its name in lower case, is one of them. */
    public static boolean includes(String name) {
        return NAMES.contains(name);
    }
}
