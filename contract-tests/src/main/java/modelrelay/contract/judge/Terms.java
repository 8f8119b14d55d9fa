/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.Set;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Requirements;

/**
 * By what a program is judged.
 *
 * @param requirements the frozen set
 * @param capabilities what the program declares
 * @param known what it is known to break
 * @param shouldFails whether a broken SHOULD fails it
 * @param filtered whether the user left scenarios out
 */
public record Terms(
        Requirements requirements,
        Set<String> capabilities,
        KnownFailing known,
        boolean shouldFails,
        boolean filtered) {
    /** Terms, unchangeable. */
    public Terms {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether a broken clause fails the program. */
    boolean binds(Clause clause) {
        return requirements.bind(clause)
                && (clause.keyword() == Clause.Keyword.MUST || shouldFails);
    }

    /** Whether the clause belongs to something that the program does not claim to do. */
    boolean isForeign(Clause clause) {
        return clause.capability() != null && !capabilities.contains(clause.capability());
    }
}
