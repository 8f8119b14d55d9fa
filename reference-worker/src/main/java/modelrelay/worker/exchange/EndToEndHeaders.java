/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import modelrelay.wire.HopByHop;

/** A backend's headers without those that belong to one connection only (UNI-009). */
final class EndToEndHeaders {

    private EndToEndHeaders() {}

    /** Takes and gives lower-case names. */
    static Map<String, String> of(Map<String, String> headers) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.keySet().removeIf(name -> HopByHop.includes(name) || isOwn(name));
        for (String named : headers.getOrDefault("connection", "").split(",", -1)) {
            kept.remove(named.strip().toLowerCase(Locale.ROOT));
        }
        return kept;
    }

    /** What the relay's own answer says for itself, and HTTP/2's pseudo-headers. */
    private static boolean isOwn(String name) {
        return name.equals("content-length") || name.startsWith(":");
    }
}
