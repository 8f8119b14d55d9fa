/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.clause;

import java.util.Locale;

/**
 * A pattern of clause ids: an id, or the beginning of one followed by {@code *}; in any case.
 *
 * @param text as the user wrote it
 */
public record IdPattern(String text) {
    /** Whether an id is meant. */
    public boolean matches(String id) {
        String wanted = text.toUpperCase(Locale.ROOT);
        return wanted.endsWith("*")
                ? id.startsWith(wanted.substring(0, wanted.length() - 1))
                : id.equals(wanted);
    }
}
