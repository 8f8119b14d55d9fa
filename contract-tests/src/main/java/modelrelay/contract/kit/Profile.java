/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.Locale;
import java.util.Set;
import modelrelay.contract.clause.Clause;

/** How much of the contract a program is held to. */
enum Profile {
    /** What passes on the wire: everything that the other side of a connection can notice. */
    CORE,
    /** That, and flags, files, log lines, operators and what takes minutes by contract. */
    FULL;

    private static final Set<String> BESIDE_THE_WIRE = Set.of("CLI", "ADM", "WEB");

    boolean has(Clause clause) {
        return this == FULL || !BESIDE_THE_WIRE.contains(clause.family());
    }

    boolean isSlow() {
        return this == FULL;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
