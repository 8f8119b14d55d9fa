/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A backend's headers without those that belong to one connection only (UNI-009). */
final class EndToEndHeaders {

    private static final Set<String> HOP_BY_HOP =
            Set.of(
                    "connection",
                    "content-length",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "trailers",
                    "transfer-encoding",
                    "upgrade");

    private EndToEndHeaders() {}

    /** Takes and gives lower-case names. */
    static Map<String, String> of(Map<String, String> headers) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.keySet().removeAll(HOP_BY_HOP);
        for (String named : headers.getOrDefault("connection", "").split(",", -1)) {
            kept.remove(named.strip().toLowerCase(Locale.ROOT));
        }
        kept.keySet().removeIf(name -> name.startsWith(":"));
        return kept;
    }
}
