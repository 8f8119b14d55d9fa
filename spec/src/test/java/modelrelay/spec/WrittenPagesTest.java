/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages in {@code docs/} say about the contract is in the contract. */
final class WrittenPagesTest {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."));
    private static final Pattern CLAUSE_ID = Pattern.compile("\\b[A-Z]{3}-[0-9]{3}\\b");
    private static final Pattern SETTING = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");
    private static final Pattern LOG_LINE = Pattern.compile("MUST log `([^`]+)`");

    /** Names of the same form that belong to other programs. */
    private static final Set<String> FOREIGN =
            Set.of("JAVA_HOME", "JAVA_OPTS", "KIT_REPOSITORY", "OLLAMA_NUM_PARALLEL");

    private final List<Clause> clauses = ClauseDocuments.read(FOLDER).clauses();

    WrittenPagesTest() throws IOException {}

    @Test
    void everyClauseThatAPageNamesExists() throws IOException {
        Set<String> ids = clauses.stream().map(Clause::id).collect(Collectors.toSet());
        for (Path page : pages()) {
            assertThat(matches(CLAUSE_ID, 0, Files.readString(page)))
                    .as(page.toString())
                    .isSubsetOf(ids);
        }
    }

    @Test
    void everySettingThatAPageNamesExists() throws IOException {
        Set<String> settings = matches(SETTING, 1, commandLine());
        settings.addAll(FOREIGN);
        for (Path page : pages()) {
            assertThat(matches(SETTING, 1, Files.readString(page)))
                    .as(page.toString())
                    .isSubsetOf(settings);
        }
    }

    @Test
    void theRunbookExplainsEverySettingAndEveryLogLine() throws IOException {
        String runbook = Files.readString(FOLDER.resolve("../docs/runbook.md"));
        assertThat(matches(SETTING, 1, runbook)).containsAll(matches(SETTING, 1, commandLine()));
        for (String line : matches(LOG_LINE, 1, commandLine())) {
            assertThat(runbook).contains("| `" + line + "` |");
        }
    }

    /** The clauses about the command line, which name every setting and log line. */
    private String commandLine() {
        return clauses.stream()
                .filter(clause -> clause.id().startsWith("CLI"))
                .map(Clause::text)
                .collect(Collectors.joining("\n"));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("../docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static Set<String> matches(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
