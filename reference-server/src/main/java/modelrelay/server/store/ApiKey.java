/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.store;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A client's key as operators see it; never the key itself (ADM-020).
 *
 * @param id a UUID
 * @param prefix its beginning, to recognise it by
 * @param createdAt Unix seconds
 * @param lastUsedAt Unix seconds; null until it is first used
 */
public record ApiKey(
        String id,
        String name,
        String prefix,
        long createdAt,
        @Nullable Long lastUsedAt,
        boolean revoked) {

    /** What every key begins with; existing clients and secret scanners know it. */
    public static final String MARK = "mr_live_";

    // 43 characters of base62 hold 256 bits.
    private static final int RANDOM_CHARS = 43;
    private static final int SHOWN_CHARS = 4;
    private static final String BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whether a header's value holds a key of this kind of server, valid or not. */
    public static boolean isIn(String value) {
        return value.contains(MARK);
    }

    /** A new secret: the mark and random characters. */
    static String draw() {
        StringBuilder secret = new StringBuilder(MARK);
        for (int i = 0; i < RANDOM_CHARS; i++) {
            secret.append(BASE62.charAt(RANDOM.nextInt(BASE62.length())));
        }
        return secret.toString();
    }

    /** The part of a secret that may be shown. */
    static String prefixOf(String secret) {
        return secret.substring(0, MARK.length() + SHOWN_CHARS);
    }
}
