/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: a fake backend that runs until it is stopped. */
@Command(
        name = "modelrelay-fake-backend",
        description = "A scriptable OpenAI/Anthropic-style model server for tests and demos.",
        version = "modelrelay-fake-backend 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        footer = "Driven over HTTP at /__control; see the README of fake-backend.")
public final class FakeBackendMain implements Callable<Integer> {
    private static final int USAGE = 2;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:0",
            description = "Where to listen; port 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private String listen = "";

    @Option(
            names = "--models",
            paramLabel = "NAMES",
            defaultValue = "fake-model",
            description = "Comma-separated list for /v1/models (default: ${DEFAULT-VALUE}).")
    private String models = "";

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "Tokens of an answer (default: as many as its text has).")
    private @Nullable Integer tokens;

    @Option(
            names = "--tokens-per-second",
            paramLabel = "RATE",
            defaultValue = "0",
            description = "Pace of an answer; 0 is as fast as possible (default).")
    private double tokensPerSecond;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "error, warn, info, debug or trace (default: ${DEFAULT-VALUE}).")
    private String logLevel = "";

    /** Runs the program and exits with its code. */
    public static void main(String[] args) {
        var line = new CommandLine(new FakeBackendMain());
        line.setParameterExceptionHandler((e, _) -> {
            System.err.println("modelrelay-fake-backend: " + firstLine(e));
            return USAGE;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        var config =
                FakeBackendConfig.onLoopback()
                        .withListen(address(listen))
                        .withModels(names(models))
                        .withTokens(checkedTokens(), checkedPace());
        LogLines.toStandardOutput(level(logLevel));
        Logger log = LoggerFactory.getLogger(FakeBackendMain.class);
        FakeBackend backend;
        try {
            backend = FakeBackend.start(config);
        } catch (RuntimeException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            System.err.println(
                    "modelrelay-fake-backend: cannot listen on %s: %s"
                            .formatted(listen, cause.getMessage()));
            return 1;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            log.info("stopping");
                            backend.close();
                            stopped.countDown();
                        }));
        var address = backend.address();
        log.info(
                "fake backend started listening address={}:{} models={}",
                address.getAddress().getHostAddress(),
                address.getPort(),
                config.models());
        stopped.await();
        return 0;
    }

    private InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
        String port = text.substring(colon + 1);
        if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw bad("--listen needs HOST:PORT, such as 127.0.0.1:8000, not '" + text + "'");
        }
        return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
    }

    private List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private @Nullable Integer checkedTokens() {
        if (tokens != null && tokens < 0) {
            throw bad("--tokens must not be negative");
        }
        return tokens;
    }

    private double checkedPace() {
        if (!(tokensPerSecond >= 0 && tokensPerSecond <= 1e6)) {
            throw bad("--tokens-per-second must be 0 to 1000000");
        }
        return tokensPerSecond;
    }

    private String level(String text) {
        String level = text.toLowerCase(Locale.ROOT);
        if (!List.of("error", "warn", "info", "debug", "trace").contains(level)) {
            throw bad("--log-level must be error, warn, info, debug or trace, not '" + text + "'");
        }
        return level;
    }

    private ParameterException bad(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls");
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("bad arguments");
    }
}
