/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelrelay.contract.run.Feature;
import modelrelay.contract.run.Features;
import modelrelay.contract.run.Subject;
import org.junit.jupiter.api.Test;

/** The lists of wrong programs are complete, and every entry can be used. */
final class MutantsTest {

    @Test
    void everyNameIsUniqueAndInKebabCase() {
        List<String> names =
                Stream.concat(Mutants.all().stream(), Mutants.benign().stream())
                        .map(Mutant::name)
                        .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
    }

    @Test
    void everyEntryIsFoundByItsName() {
        for (Mutant mutant : Mutants.all()) {
            assertThat(Mutants.named(mutant.name())).contains(mutant);
        }
        for (Mutant variant : Mutants.benign()) {
            assertThat(Mutants.named(variant.name())).contains(variant);
        }
        assertThat(Mutants.named("nobody")).isEmpty();
    }

    @Test
    void everyMutantBreaksATestableClauseOfItsSideAndSaysHowItIsCaught() {
        Map<String, JsonNode> clauses = testable();
        for (Mutant mutant : Mutants.all()) {
            assertThat(mutant.rules()).as(mutant.name()).isNotEmpty();
            assertThat(mutant.says()).as(mutant.name()).isNotEmpty();
            assertThat(clauses).as(mutant.name()).containsKey(mutant.clause());
            assertThat(sideOf(clauses, mutant.clause()))
                    .as(mutant.name())
                    .isEqualToIgnoringCase(mutant.program().name());
        }
    }

    @Test
    void everyMutantNamesAScenarioOfItsClauseThatJudgesItsSide() {
        List<Feature> features = Features.all();
        for (Mutant mutant : Mutants.all()) {
            var subject = mutant.program() == Role.SERVER ? Subject.SERVER : Subject.WORKER;
            assertThat(features)
                    .as("%s: %s", mutant.name(), mutant.by())
                    .anyMatch(one ->
                            one.name().equals(mutant.by())
                                    && one.tags().contains("@" + mutant.clause())
                                    && subject.isJudgedBy(one));
        }
    }

    /** What is said of a program that does not work at all says nothing of a certain fault. */
    @Test
    void noMutantSaysWhatAnyBrokenProgramWould() {
        List<String> anybody =
                List.of(
                        "did not happen: the server announces its address",
                        "did not happen: the server answers",
                        "the server ended with status 1; its last words:",
                        "the server refuses the connection of ada",
                        "the worker ended before it registered",
                        "there is no worker \"ada\"",
                        "the contract was broken: ",
                        "expected: but was: Expecting actual: to be equal to: Expected size:");
        for (Mutant mutant : Mutants.all()) {
            for (String text : mutant.says()) {
                assertThat(text).as(mutant.name()).hasSizeGreaterThan(9);
                assertThat(anybody).as(mutant.name()).noneMatch(one -> one.contains(text));
            }
        }
    }

    @Test
    void everyVariantIsTriedWithClausesOfItsSide() {
        Map<String, JsonNode> clauses = testable();
        for (Mutant variant : Mutants.benign()) {
            assertThat(variant.rules()).as(variant.name()).isNotEmpty();
            for (String clause : variant.clause().split(",", -1)) {
                assertThat(clauses).as(variant.name()).containsKey(clause);
                assertThat(sideOf(clauses, clause))
                        .as(variant.name())
                        .isEqualToIgnoringCase(variant.program().name());
            }
        }
    }

    @Test
    void everyTestableMustHasAMutantOrAReason() {
        Set<String> mutated =
                Mutants.all().stream().map(Mutant::clause).collect(Collectors.toSet());
        Set<String> excused = Mutants.unmutated().keySet();
        assertThat(excused).as("both mutated and excused").doesNotContainAnyElementsOf(mutated);
        assertThat(Mutants.unmutated().values()).noneMatch(String::isBlank);
        assertThat(testable().keySet()).containsAll(excused);
        assertThat(testable().values())
                .filteredOn(clause -> clause.path("keyword").asText().startsWith("MUST"))
                .extracting(clause -> clause.path("id").asText())
                .allMatch(id -> mutated.contains(id) || excused.contains(id));
    }

    @Test
    void everyHostileProcessHasAKindOfItsOwn() {
        assertThat(Hostiles.all()).extracting(Hostile::kind).doesNotHaveDuplicates();
        assertThat(Hostiles.all()).extracting(Hostile::exit).containsOnly(1, 4, 5);
    }

    private static String sideOf(Map<String, JsonNode> clauses, String id) {
        JsonNode clause = clauses.get(id);
        return clause == null ? "" : clause.path("side").asText();
    }

    private static Map<String, JsonNode> testable() {
        try (InputStream in =
                MutantsTest.class.getResourceAsStream("/modelrelay/spec/clauses.json")) {
            assertThat(in).isNotNull();
            JsonNode list = new ObjectMapper().readTree(in).path("clauses");
            return list.valueStream()
                    .filter(clause -> !clause.path("untestable").isTextual())
                    .filter(clause -> !clause.path("side").asText().equals("client"))
                    .collect(
                            Collectors.toMap(
                                    clause -> clause.path("id").asText(), Function.identity()));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
