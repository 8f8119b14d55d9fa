/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A configured secret that strangers are compared with. Keeps only its hash; the comparison takes
 * the same time whatever is wrong (ADM-005, SEC-012).
 */
public final class Secret {

    private final byte @Nullable [] hash;

    private Secret(byte @Nullable [] hash) {
        this.hash = hash;
    }

    /** A secret; null or empty means none is configured, and then nothing matches. */
    public static Secret of(@Nullable String text) {
        return new Secret(text == null || text.isEmpty() ? null : sha256(text));
    }

    /** Whether this is the secret; never true for null or the empty string. */
    public boolean matches(@Nullable String candidate) {
        byte[] other = sha256(candidate == null ? "" : candidate);
        return hash != null && MessageDigest.isEqual(hash, other);
    }

    /** SHA-256 of a text in UTF-8. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hash == null ? "(none)" : "(secret)";
    }
}
