/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The clauses are well formed, extracted, and the ones that others refer to exist. */
final class ClauseDocumentsTest {

    /** Set it to rewrite the list: {@code ./mvnw -pl spec test -Dclauses.rewrite=true}. */
    private static final boolean REWRITE = Boolean.getBoolean("clauses.rewrite");

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."));

    @Test
    void everyClauseIsWellFormed() throws IOException {
        assertThat(ClauseDocuments.read(FOLDER).problems()).isEmpty();
    }

    @Test
    void theListIsWhatTheDocumentsSay() throws IOException {
        String expected = ClauseDocuments.read(FOLDER).toJson();
        Path list = FOLDER.resolve("clauses.json");
        if (REWRITE) {
            Files.writeString(list, expected);
        }
        assertThat(Files.readString(list))
                .as("clauses.json is stale: run ./mvnw -pl spec test -Dclauses.rewrite=true")
                .isEqualTo(expected);
    }

    @Test
    void everyFamilyHasClauses() throws IOException {
        Set<String> prefixes = new TreeSet<>();
        ClauseDocuments.read(FOLDER)
                .clauses()
                .forEach(clause -> prefixes.add(clause.id().substring(0, 3)));
        assertThat(prefixes)
                .containsExactlyInAnyOrder(
                        "REG", "CAT", "SEL", "QUE", "DSP", "UNI", "STR", "CAN", "RQU", "TMO", "HBT",
                        "DRN", "ERR", "HTP", "ADM", "SEC", "WRK", "CLI", "WEB");
    }

    @Test
    void theDocumentsReferToClausesThatExist() throws IOException {
        List<String> ids = ClauseDocuments.read(FOLDER).clauses().stream().map(Clause::id).toList();
        for (String name : List.of("asyncapi.yaml", "openapi.yaml")) {
            var document =
                    new ContractDocument(FOLDER.resolve(name), SpecificationVersion.DRAFT_2020_12);
            assertThat(document.clauseReferences()).as(name).isNotEmpty().isSubsetOf(ids);
        }
    }

    @Test
    void aCapabilityIsOneThatTheProtocolKnows() throws IOException {
        var protocol =
                new ContractDocument(FOLDER.resolve("asyncapi.yaml"), SpecificationVersion.DRAFT_7);
        List<String> known = new ArrayList<>(List.of("capabilities"));
        protocol.root().path("x-capabilities").forEach(c -> known.add(c.path("name").asText()));
        for (Clause clause : ClauseDocuments.read(FOLDER).clauses()) {
            if (clause.capability() != null) {
                assertThat(known).as(clause.id()).contains(clause.capability());
            }
        }
    }

    @Test
    void aClauseIsReadWithItsAttributes() {
        List<String> problems = new ArrayList<>();
        List<Clause> read =
                new ClauseReader(
                                "clauses/QUE-queue.md",
                                """
                                # QUE: The queue

                                ### QUE-001 · SHOULD · worker

                                capability: drain
                                untestable: nobody sees it

                                It SHOULD wait
                                in order.
                                """,
                                problems)
                        .read();
        assertThat(problems).isEmpty();
        assertThat(read)
                .containsExactly(
                        new Clause(
                                "QUE-001",
                                Clause.Keyword.SHOULD,
                                Clause.Side.WORKER,
                                "drain",
                                "nobody sees it",
                                "It SHOULD wait in order.",
                                "clauses/QUE-queue.md"));
    }

    @Test
    void aMistakeInAHeadingIsReported() {
        assertThat(problemsOf("### QUE-001 · OUGHT · server\n\nText.")).hasSize(1);
        assertThat(problemsOf("### QUE-001 · MUST · nobody\n\nText.")).hasSize(1);
        assertThat(problemsOf("### QUE-001 - MUST - server\n\nText.")).hasSize(1);
        assertThat(problemsOf("### RQU-001 · MUST · server\n\nText.")).hasSize(1);
    }

    @Test
    void anIdIsNeverUsedTwiceOrLeftOut() {
        String first = "### QUE-001 · MUST · server\n\nText.\n\n";
        assertThat(problemsOf(first + first)).hasSize(1);
        assertThat(problemsOf("### QUE-002 · MUST · server\n\nText.")).hasSize(1);
        assertThat(problemsOf(first + "### QUE-002 · withdrawn\n\nSaid by QUE-001.")).isEmpty();
    }

    @Test
    void aTextThatContradictsItsKeywordIsReported() {
        assertThat(problemsOf("### QUE-001 · MUST · server\n\nIt MAY wait.")).hasSize(1);
        assertThat(problemsOf("### QUE-001 · MUST · server\n\n## Next")).hasSize(1);
    }

    private static List<String> problemsOf(String text) {
        List<String> problems = new ArrayList<>();
        var _ = new ClauseReader("clauses/QUE-queue.md", text, problems).read();
        return problems;
    }
}
