/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One numbered requirement.
 *
 * @param id such as {@code QUE-003}
 * @param capability the optional part of the protocol it belongs to, if any
 * @param untestable why nobody can observe it from outside, if so
 * @param text its sentences on one line
 * @param file where it stands, relative to the folder of the contract
 */
record Clause(
        String id,
        Keyword keyword,
        Side side,
        @Nullable String capability,
        @Nullable String untestable,
        String text,
        String file) {

    /** How strongly a clause binds. */
    enum Keyword {
        MUST,
        SHOULD,
        MAY
    }

    /** Whom a clause binds. */
    enum Side {
        SERVER,
        WORKER,
        CLIENT
    }

    /** Changes when the wording does, so that whoever relies on a clause notices; hexadecimal. */
    String sha256() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
