/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Requirements;
import modelrelay.contract.judge.ScenarioResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verdicts over the results of scenarios. */
final class JudgeTest {
    private static final Clause MUST = clause("QUE-001", Clause.Keyword.MUST, null);
    private static final Clause SHOULD = clause("QUE-002", Clause.Keyword.SHOULD, null);
    private static final Clause OPTIONAL = clause("DRN-009", Clause.Keyword.MUST, "drain");

    @Test
    void everythingTriedAndKeptIsConformant() {
        Judgement judgement = judge(terms(), List.of(MUST), result(MUST, Status.PASSED, 1));
        assertThat(judgement.overall()).isEqualTo(Overall.CONFORMANT);
        assertThat(judgement.exitCode()).isZero();
        assertThat(verdict(judgement)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aScenarioWithoutEvidenceProvesNothing() {
        Judgement judgement = judge(terms(), List.of(MUST), result(MUST, Status.PASSED, 0));
        assertThat(verdict(judgement)).isEqualTo(Verdict.NOT_RUN);
        assertThat(judgement.overall()).isEqualTo(Overall.PARTIAL);
        assertThat(judgement.exitCode()).isEqualTo(Judge.INCOMPLETE);
    }

    @Test
    void oneBrokenScenarioBreaksTheClause() {
        Judgement judgement =
                judge(
                        terms(),
                        List.of(MUST),
                        result(MUST, Status.PASSED, 3),
                        result(MUST, Status.FAILED, 1));
        assertThat(verdict(judgement)).isEqualTo(Verdict.FAIL);
        assertThat(judgement.overall()).isEqualTo(Overall.NONCONFORMANT);
        assertThat(judgement.exitCode()).isEqualTo(Judge.BROKEN);
    }

    @Test
    void aClauseIsNotBlamedForWhatBrokeBeforeItsClaimOrBesideIt() {
        for (ScenarioResult.Place place : ScenarioResult.Place.values()) {
            ScenarioResult failed =
                    new ScenarioResult(
                            MUST.id(),
                            "name",
                            "x.feature:1",
                            Status.FAILED,
                            1,
                            0,
                            List.of(),
                            new ScenarioResult.Failure(place, "Given this", "not so"),
                            List.of());
            Judgement judgement = judge(terms(), List.of(MUST), failed);
            assertThat(verdict(judgement))
                    .isEqualTo(
                            place == ScenarioResult.Place.CLAIM ? Verdict.FAIL : Verdict.UNCLEAR);
            assertThat(judgement.overall()).isEqualTo(Overall.NONCONFORMANT);
            assertThat(judgement.exitCode()).isEqualTo(Judge.BROKEN);
        }
    }

    @Test
    void aBrokenShouldWarnsUnlessTheUserIsStrict() {
        ScenarioResult broken = result(SHOULD, Status.FAILED, 0);
        assertThat(verdict(judge(terms(), List.of(SHOULD), broken))).isEqualTo(Verdict.WARN);
        assertThat(judge(terms(), List.of(SHOULD), broken).exitCode()).isZero();
        var strict = new Terms(requirements(), Set.of(), KnownFailing.NONE, true, false);
        assertThat(verdict(judge(strict, List.of(SHOULD), broken))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aClauseThatIsNewerThanTheSetOnlyWarns() {
        var old = new Requirements("0.9", Map.of());
        var terms = new Terms(old, Set.of(), KnownFailing.NONE, false, false);
        assertThat(verdict(judge(terms, List.of(MUST), result(MUST, Status.FAILED, 0))))
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void whatIsNotDeclaredIsNotApplicable() {
        Judgement without = judge(terms(), List.of(OPTIONAL), result(OPTIONAL, Status.FAILED, 0));
        assertThat(verdict(without)).isEqualTo(Verdict.NOT_APPLICABLE);
        var declared = new Terms(requirements(), Set.of("drain"), KnownFailing.NONE, false, false);
        assertThat(verdict(judge(declared, List.of(OPTIONAL), result(OPTIONAL, Status.FAILED, 0))))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aKnownFailureIsNoSurpriseAndNoConformance() {
        Judgement judgement =
                judge(knowing("QUE-* slow"), List.of(MUST), result(MUST, Status.FAILED, 0));
        assertThat(verdict(judgement)).isEqualTo(Verdict.KNOWN_FAIL);
        assertThat(judgement.overall()).isEqualTo(Overall.NONCONFORMANT);
        assertThat(judgement.exitCode()).isZero();
    }

    @Test
    void aKnownFailureThatPassesIsStale() {
        Judgement judgement =
                judge(knowing("QUE-001 slow"), List.of(MUST), result(MUST, Status.PASSED, 1));
        assertThat(verdict(judgement)).isEqualTo(Verdict.STALE);
        assertThat(judgement.exitCode()).isEqualTo(Judge.BROKEN);
    }

    @Test
    void aFaultOfTheKitIsNeverExcused() {
        Judgement judgement =
                judge(knowing("QUE-001 slow"), List.of(MUST), result(MUST, Status.KIT_ERROR, 0));
        assertThat(judgement.overall()).isEqualTo(Overall.ERROR);
        assertThat(judgement.exitCode()).isEqualTo(Judge.KIT_FAILED);
    }

    @Test
    void aStalledMachineAndAFixedSettingLeaveItOpen() {
        Judgement stalled = judge(terms(), List.of(MUST), result(MUST, Status.INCONCLUSIVE, 0));
        assertThat(stalled.overall()).isEqualTo(Overall.INCONCLUSIVE);
        assertThat(stalled.exitCode()).isEqualTo(Judge.INCOMPLETE);
        Judgement fixed = judge(terms(), List.of(MUST), result(MUST, Status.UNTESTABLE, 0));
        assertThat(verdict(fixed)).isEqualTo(Verdict.UNTESTABLE);
        assertThat(fixed.overall()).isEqualTo(Overall.PARTIAL);
    }

    @Test
    void whatTheUserLeftOutIsNoSurpriseAndNoConformance() {
        var filtered = new Terms(requirements(), Set.of(), KnownFailing.NONE, false, true);
        Judgement judgement = judge(filtered, List.of(MUST), result(MUST, Status.PASSED, 1));
        assertThat(judgement.overall()).isEqualTo(Overall.PARTIAL);
        assertThat(judgement.exitCode()).isZero();
    }

    @Test
    void aFilterExcusesOnlyWhatItLeftOut() {
        var filtered = new Terms(requirements(), Set.of(), KnownFailing.NONE, false, true);
        assertThat(judge(filtered, List.of(MUST)).exitCode()).isZero();
        for (ScenarioResult gap :
                List.of(result(MUST, Status.UNTESTABLE, 0), result(MUST, Status.PASSED, 0))) {
            Judgement judgement = judge(filtered, List.of(MUST), gap);
            assertThat(judgement.overall()).isEqualTo(Overall.PARTIAL);
            assertThat(judgement.exitCode()).isEqualTo(Judge.INCOMPLETE);
        }
    }

    @Test
    void aListOfKnownFailuresNeedsReasonsAndMatches() {
        assertThatThrownBy(() -> KnownFailing.parse(List.of("QUE-001")))
                .hasMessageContaining("needs a reason");
        KnownFailing list = KnownFailing.parse(List.of("# why", "", "QEU-001 misspelt"));
        assertThat(list.unmatched(List.of(MUST))).containsExactly("QEU-001");
    }

    private static Terms terms() {
        return new Terms(requirements(), Set.of(), KnownFailing.NONE, false, false);
    }

    private static Terms knowing(String line) {
        return new Terms(requirements(), Set.of(), KnownFailing.parse(List.of(line)), false, false);
    }

    private static Requirements requirements() {
        return new Requirements("1.0", Map.of("QUE-001", "", "QUE-002", "", "DRN-009", ""));
    }

    private static Judgement judge(Terms terms, List<Clause> clauses, ScenarioResult... results) {
        return new Judge(terms).judge(clauses, Arrays.asList(results));
    }

    private static Verdict verdict(Judgement judgement) {
        return judgement.clauses().getFirst().verdict();
    }

    private static Clause clause(String id, Clause.Keyword keyword, @Nullable String capability) {
        return new Clause(
                id, keyword, Clause.Side.SERVER, capability, null, "text", "clauses/X.md", "");
    }

    private static ScenarioResult result(Clause clause, Status status, int evidence) {
        return new ScenarioResult(
                clause.id(),
                "name",
                "x.feature:1",
                status,
                1,
                evidence,
                List.of(),
                null,
                List.of());
    }
}
