/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.Locale;
import modelrelay.contract.clause.Clause;

/** How much of the contract a program is held to. */
enum Profile {
    /** What passes on the wire: everything that the other side of a connection can notice. */
    CORE,
    /**
     * That, and flags, files, log lines, operators, pages and what takes minutes by contract: whole
     * families of clauses, and elsewhere the scenarios that are tagged so.
     */
    FULL;

    boolean has(Clause clause) {
        return this == FULL || !clause.isBesideTheWire();
    }

    boolean isSlow() {
        return this == FULL;
    }

    /** Whether scenarios that need operators, the log or flags are run. */
    boolean looksBeside() {
        return this == FULL;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
