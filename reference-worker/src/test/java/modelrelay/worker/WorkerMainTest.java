/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import modelrelay.cli.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins every default and every name of the command line, and what bad values get. */
class WorkerMainTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        assertThat(parsed("--worker-secret", "s"))
                .isEqualTo(
                        new WorkerConfig(
                                "http://127.0.0.1:8080",
                                "s",
                                "http://127.0.0.1:8000",
                                List.of("default"),
                                "local",
                                "worker",
                                1,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                null));
    }

    @Test
    void everyFlagArrives() {
        assertThat(
                        parsed(
                                "--proxy-url=wss://relay.example/base",
                                "--worker-secret=s",
                                "--backend-url=https://models.example/v",
                                "--models=a, b",
                                "--provider=p",
                                "--worker-name=n",
                                "--max-concurrency=4",
                                "--models-poll=0.5",
                                "--connect-timeout=1",
                                "--idle-timeout=2",
                                "--ca-file=ca.pem"))
                .isEqualTo(
                        new WorkerConfig(
                                "wss://relay.example/base",
                                "s",
                                "https://models.example/v",
                                List.of("a", "b"),
                                "p",
                                "n",
                                4,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Path.of("ca.pem")));
    }

    @Test
    void helpNamesEveryVariable() {
        StringWriter out = new StringWriter();
        assertThat(run(out, new StringWriter(), "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "PROXY_URL",
                        "WORKER_SECRET",
                        "BACKEND_URL",
                        "MODELS ",
                        "PROVIDER_NAME",
                        "WORKER_NAME",
                        "MAX_CONCURRENCY",
                        "MODELS_POLL_SECS",
                        "DRAIN_TIMEOUT_SECS",
                        "LOG_LEVEL",
                        "CA_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "--worker-secret=, worker-secret is missing",
        "--worker-secret=a b, visible ASCII",
        "--proxy-url=ftp://x, does not begin with",
        "--proxy-url=http://, is not a URL",
        "--proxy-url=http://u:p@x, only scheme",
        "--backend-url=ws://x, does not begin with http",
        "--backend-url=http://x?y, only scheme",
        "--max-concurrency=0, at least 1",
        "--max-concurrency=many, --max-concurrency",
        "'--models=*,a', * stands alone",
        "--models-poll=0, above 0",
        "--ca-file=/nowhere.pem, ca-file /nowhere.pem cannot be used",
        "--drain-timeout=soon, not a number of seconds",
    })
    void aBadValueIsOneLineAndStatusTwo(String flag, String part) {
        List<String> args = new ArrayList<>(List.of("--worker-secret=hidden"));
        args.add(flag);
        StringWriter err = new StringWriter();
        assertThat(run(new StringWriter(), err, args.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("modelrelay-worker: ")
                .contains(flag.substring(2, flag.indexOf('=')), part)
                .doesNotContain("hidden")
                .hasLineCount(1);
    }

    private static int run(StringWriter out, StringWriter err, String... args) {
        return WorkerMain.program(new WorkerOptions())
                .with(Map.of())
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(args);
    }

    private static WorkerConfig parsed(String... args) {
        WorkerOptions options = new WorkerOptions();
        AtomicReference<WorkerConfig> config = new AtomicReference<>();
        int status =
                new Program(
                                "worker",
                                "",
                                options.flags(),
                                () -> {
                                    config.set(options.config());
                                    return 0;
                                })
                        .with(Map.of())
                        .run(args);
        assertThat(status).isZero();
        return config.get();
    }
}
