/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values come from, and what happens to bad ones. */
class ProgramTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Sample sample = new Sample();

    @TempDir private Path folder;

    @Test
    void aFlagCountsBeforeEnvironmentBeforeFileBeforeDefault() throws IOException {
        String file = config("wait_time = 3\nnames = [\"a\", \"b\"]\n").toString();
        Map<String, String> environment = Map.of("WAIT_TIME", "2");
        run(environment, "--config", file, "--wait-time", "0.5");
        assertThat(sample.waitTime.value()).isEqualTo(Duration.ofMillis(500));
        run(environment, "--config=" + file);
        assertThat(sample.waitTime.value()).isEqualTo(Duration.ofSeconds(2));
        run(Map.of("WAIT_TIME", ""), "--config", file);
        assertThat(sample.waitTime.value()).isEqualTo(Duration.ofSeconds(3));
        assertThat(sample.names.value()).containsExactly("a", "b");
        run(Map.of());
        assertThat(sample.waitTime.value()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aValueMeansWhatItSaysWhereverItComesFrom() throws IOException {
        Path file = config("names = ['pa$$word', '${HOME}', '@x', 'x${']\n");
        run(Map.of(), "--config", file.toString());
        assertThat(sample.names.value()).containsExactly("pa$$word", "${HOME}", "@x", "x${");
        run(Map.of("NAMES", "pa$$word,${HOME},@x,x${"));
        assertThat(sample.names.value()).containsExactly("pa$$word", "${HOME}", "@x", "x${");
        run(Map.of(), "--names", "@" + file);
        assertThat(sample.names.value()).containsExactly("@" + file);
        run(Map.of(), "--names", "pa$$word,${HOME},@@x,x${");
        assertThat(sample.names.value()).containsExactly("pa$$word", "${HOME}", "@@x", "x${");
    }

    @Test
    void aSwitchWorksBareAndWithAValueAndFromTheFile() throws IOException {
        run(Map.of(), "--strict");
        assertThat(sample.strict.value()).isTrue();
        run(Map.of("STRICT", "true"), "--strict", "false");
        assertThat(sample.strict.value()).isFalse();
        run(Map.of(), "--config", config("strict = true\nwait_time = 1.5").toString());
        assertThat(sample.strict.value()).isTrue();
        assertThat(sample.waitTime.value()).isEqualTo(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({
        "--wait-time=soon, '''soon'' is not a number of seconds'",
        "--wait-time=-1, is not a number of seconds",
        "--wait-time=1e3, is not a number of seconds",
        "--wait-time=999999999, more than a year",
        "--wait-time, Missing required parameter",
        "--log-level=loud, --log-level",
        "--most=-1, --most must not be negative",
        "--most=x, --most",
        "--frobnicate, --frobnicate",
        "extra, extra",
        "--config=/nowhere/at/all.toml, config file /nowhere/at/all.toml: cannot be read",
    })
    void aBadFlagIsOneLineAndStatusTwo(String flag, String part) {
        assertThat(run(Map.of(), flag)).isEqualTo(2);
        assertThat(err.toString()).contains(part).startsWith("sample: ").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatASwitchCannotTakeIsToldWithTheSwitch() {
        assertThat(run(Map.of(), "--strict", "perhaps")).isEqualTo(2);
        assertThat(err.toString()).contains("'perhaps'", "--strict").hasLineCount(1);
    }

    @Test
    void aBadValueFromElsewhereSaysWhereItIs() throws IOException {
        assertThat(run(Map.of("WAIT_TIME", "soon"))).isEqualTo(2);
        assertThat(err.toString()).contains("environment variable WAIT_TIME").hasLineCount(1);
        assertThat(run(Map.of(), "--config", config("wait_time = 'soon'").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("config key wait_time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait-time = 3",
                "waittime = 3",
                "config = 'x'",
                "help = true",
                "wait_time = {a = 1}",
                "names = [[1]]",
                "wait_time = ",
                "not toml",
            })
    void aBadConfigFileIsOneLineAndStatusTwo(String content) throws IOException {
        assertThat(run(Map.of(), "--config", config(content).toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("sample: config file ").hasLineCount(1);
    }

    @Test
    void helpAndVersionNeedNothingElse() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString()).contains("--wait-time", "WAIT_TIME", "--completions");
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(out.toString()).containsPattern("sample \\d+\\.\\d+");
        assertThat(sample.runs).isZero();
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void everyShellGetsAScriptWithEveryFlag(Shell shell) {
        assertThat(run(Map.of(), "--completions", shell.toString())).isZero();
        assertThat(out.toString()).contains("sample", "wait-time", "log-level", "debug");
        assertThat(sample.runs).isZero();
    }

    private Path config(String content) throws IOException {
        return Files.writeString(folder.resolve("config.toml"), content);
    }

    private int run(Map<String, String> environment, String... args) {
        sample = new Sample();
        return new Program("sample", "A sample.", sample.flags, sample::run)
                .with(environment)
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(args);
    }

    /** A program with one setting of each sort. */
    private static final class Sample {

        private final Flags flags = new Flags();
        private final Flag<Duration> waitTime =
                flags.named("--wait-time", "WAIT_TIME").says("Time to wait").seconds(1);
        private final Flag<List<String>> names =
                flags.named("--names", "NAMES").says("Names").texts("NAME", "");
        private final Flag<Boolean> strict =
                flags.named("--strict", "STRICT").says("Whether strict").toggle();
        private final Flag<Integer> most =
                flags.named("--most", "MOST").says("How many").number("N");

        private int runs;

        private int run() {
            runs++;
            if (most.given().filter(number -> number < 0).isPresent()) {
                throw most.unusable("must not be negative");
            }
            return 0;
        }
    }
}
