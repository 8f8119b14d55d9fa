/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that people run: its words, its results and its exit status. */
final class KitTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void aClauseIsExplainedWithItsScenarios() {
        assertThat(kit("explain", "que-003")).isZero();
        assertThat(out.toString()).contains("QUE-003", "spec/clauses/QUE-queue.md", "Scenario:");
    }

    @Test
    void whatDoesNotExistIsBadUsage() {
        assertThat(kit("explain", "QUE-999")).isEqualTo(Exit.USAGE);
        assertThat(kit("list", "XYZ-*")).isEqualTo(Exit.USAGE);
        assertThat(kit("verify", "worker", "--run", "QUE-001", "--", "true")).isEqualTo(Exit.USAGE);
        assertThat(kit("verify", "worker", "--requirements", "0.1", "--", "true"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("there are 1.0 and latest");
    }

    @Test
    void aDeclarationWithAnUnknownWordIsBadUsage() throws IOException {
        Path conf = Files.writeString(folder.resolve("conformance.yaml"), "fixd: {a: 1}\n");
        assertThat(kit("verify", "worker", "--conf", conf.toString(), "--", "true"))
                .isEqualTo(Exit.USAGE);
        Files.writeString(conf, "fixed: {no_such_setting: 1}\n");
        assertThat(kit("verify", "worker", "--conf", conf.toString(), "--", "true"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("there is no setting no_such_setting");
    }

    @Test
    void aKnownFailureThatNamesNothingIsBadUsage() throws IOException {
        Path list = Files.writeString(folder.resolve("known.txt"), "WKR-001 misspelt\n");
        assertThat(kit("verify", "worker", "--known-failing", list.toString(), "--", "true"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("WKR-001");
    }

    @Test
    void badUsageIsToldInOneLineAndALineThatLeadsToHelp() {
        assertThat(kit("verify", "worker", "--profile", "medium", "--", "true"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString().lines())
                .hasSize(2)
                .last()
                .isEqualTo("see modelrelay-contract verify worker --help");
        assertThat(kit("verify", "worker", "--parallel", "0", "--", "true")).isEqualTo(Exit.USAGE);
        assertThat(kit("verify", "worker", "--timeout-factor", "0", "--", "true"))
                .isEqualTo(Exit.USAGE);
        assertThat(kit("run", "QUE-003", "--repeat", "0", "--", "true")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--parallel", "--timeout-factor", "--repeat");
    }

    @Test
    void aFolderThatTakesNoReportsIsNoticedBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "a file");
        assertThat(kit("verify", "worker", "--out", file.toString(), "--", "true"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("reports", file.toString());
    }

    @Test
    void aProgramThatDoesNotStartIsNamedWithWhatItSaid() {
        String out = folder.resolve("reports").toString();
        assertThat(kit("verify", "worker", "--out", out, "--", "./no-such-program"))
                .isEqualTo(Exit.NO_PROGRAM);
        assertThat(err.toString()).contains("no-such-program");
    }

    @Test
    void aProgramRunsInTheFolderInWhichTheKitWasStarted() {
        String out = folder.resolve("reports").toString();
        assertThat(kit("verify", "worker", "--out", out, "--", "sh", "-c", "pwd -P >&2; exit 3"))
                .isEqualTo(Exit.NO_PROGRAM);
        assertThat(err.toString()).contains("last words: " + Path.of("").toAbsolutePath());
    }

    @Test
    void aSettingThatNoScenarioHasSetIsFilledInWithItsDefault() {
        String out = folder.resolve("reports").toString();
        String script = "echo \"${0}\" {max_concurrency} {provider_name} ${none} >&2; exit 3";
        assertThat(kit("verify", "worker", "--out", out, "--", "sh", "-c", script, "{models}"))
                .isEqualTo(Exit.NO_PROGRAM);
        assertThat(err.toString()).contains("last words: llama 1 local");
    }

    @Test
    void aPlaceholderThatStandsForNoSettingIsBadUsage() {
        String out = folder.resolve("reports").toString();
        assertThat(kit("verify", "worker", "--out", out, "--", "true", "--relay={proxi_url}"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("{proxi_url}");
    }

    @Test
    void aStartingPointIsWrittenOnceForEitherLanguage() throws IOException {
        String here = folder.resolve("new").toString();
        assertThat(kit("init", "worker", "--language", "javascript", here)).isZero();
        assertThat(Path.of(here, "worker.mjs")).isNotEmptyFile();
        assertThat(Path.of(here, ".github/workflows/conformance.yml"))
                .content()
                .contains("  WORKER: node worker.mjs\n", "  KIT_REPOSITORY: OWNER/NAME\n");
        assertThat(out.toString()).contains("npm install", "-- node worker.mjs");
        assertThat(kit("init", "worker", "--language", "javascript", here)).isEqualTo(Exit.USAGE);
        assertThat(kit("init", "worker", here + "2")).isZero();
        assertThat(Path.of(here + "2", ".github/workflows/conformance.yml"))
                .content()
                .contains("  WORKER: python3 worker.py\n");
    }

    @Test
    void aDeclarationMaySayNothing() throws IOException {
        Path conf = Files.writeString(folder.resolve("conformance.yaml"), "# name: mine\n");
        assertThat(Declaration.read(conf)).isEqualTo(Declaration.NONE);
    }

    @Test
    void wordsAreSplitAsAShellWould() {
        assertThat(Words.of("java -jar 'my server.jar' \"a b\""))
                .isEqualTo(List.of("java", "-jar", "my server.jar", "a b"));
    }

    private int kit(String... args) {
        return Kit.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
