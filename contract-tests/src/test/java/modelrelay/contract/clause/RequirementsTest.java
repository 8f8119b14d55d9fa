/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The clauses as the suite reads them. */
final class RequirementsTest {
    @Test
    void aFrozenSentenceNeverChanges() {
        Clauses clauses = Clauses.load();
        Requirements.of(Requirements.CURRENT, clauses)
                .hashes()
                .forEach((id, hash) ->
                        assertThat(clauses.find(id))
                                .as("%s is frozen: a new sentence is a new clause", id)
                                .hasValueSatisfying(
                                        clause -> assertThat(clause.sha256()).isEqualTo(hash)));
    }
}
