/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import modelrelay.contract.clause.Clauses;
import org.junit.jupiter.api.Test;

/** What of the contract a run has looked at. */
final class CoverageTest {
    private static final Clauses CLAUSES = Clauses.load();

    @Test
    void everyTestableClauseHasAScenarioAndEveryScenarioAClause() {
        assertThat(Coverage.look().faults()).isEmpty();
    }

    @Test
    void aClauseWithoutAScenarioIsAFault() {
        assertThat(faults()).anyMatch(fault -> fault.startsWith("QUE-001 has no scenario"));
    }

    @Test
    void anUnknownClauseIsAFault() {
        assertThat(faults(feature("Then it waits", "@QUE-999", "@must", "@server")))
                .anyMatch(fault -> fault.contains("QUE-999, which is no clause"));
    }

    @Test
    void theWrongLevelOrSideIsAFault() {
        assertThat(faults(feature("Then it waits", "@QUE-001", "@should", "@server")))
                .anyMatch(fault -> fault.contains("(QUE-001) lacks one of the tags"));
    }

    @Test
    void noClauseOrTwoIsAFault() {
        assertThat(faults(feature("Then it waits", "@must", "@server")))
                .anyMatch(fault -> fault.contains("names 0 clauses"));
        assertThat(faults(feature("Then it waits", "@QUE-001", "@QUE-002", "@must", "@server")))
                .anyMatch(fault -> fault.contains("names 2 clauses"));
    }

    @Test
    void aScenarioThatClaimsNothingIsAFault() {
        assertThat(faults(feature("Given it waits", "@QUE-001", "@must", "@server")))
                .anyMatch(fault -> fault.contains("claims nothing"));
    }

    @Test
    void whatIsSeenBesideTheWireIsTaggedSo() {
        assertThat(faults(feature("Then the server logs \"x\"", "@QUE-001", "@must", "@server")))
                .anyMatch(fault -> fault.contains("needs the tag @beside-the-wire"));
        assertThat(
                        faults(
                                feature(
                                        "Then it waits",
                                        "@QUE-001",
                                        "@must",
                                        "@server",
                                        "@beside-the-wire")))
                .anyMatch(fault -> fault.contains("needs the tag @beside-the-wire"));
    }

    @Test
    void anExclusionMustNameATestableClauseThatHasNoScenario() {
        Feature covers = feature("Then it waits", "@QUE-001", "@must", "@server");
        Coverage coverage =
                Coverage.of(
                        CLAUSES, List.of(covers), Map.of("QUE-001", "later", "QUE-998", "never"));
        assertThat(coverage.faults())
                .contains(
                        "QUE-001 is excluded and has a scenario",
                        "excluded QUE-998 is no testable clause");
    }

    private static List<String> faults(Feature... features) {
        return Coverage.of(CLAUSES, List.of(features), Map.of()).faults();
    }

    private static Feature feature(String line, String... tags) {
        return new Feature(
                Set.of(tags), "features/x.feature:1", List.of("Scenario: x", "  " + line));
    }
}
