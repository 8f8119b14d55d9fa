/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options that every program has; a picocli mixin. */
public final class CommonOptions {

    private static final Set<String> FLAG_ONLY =
            Set.of("--config", "--completions", "--help", "--version");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "TOML file; its keys are the flag names in snake_case.")
    private @Nullable Path config;

    @Env("LOG_LEVEL")
    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private LogLevel logLevel = LogLevel.INFO;

    @Option(
            names = "--completions",
            paramLabel = "SHELL",
            description = "Print a completion script: ${COMPLETION-CANDIDATES}.")
    private @Nullable Shell completions;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;

    /** Made by picocli. */
    public CommonOptions() {}

    /** How much to log. */
    public LogLevel logLevel() {
        return logLevel;
    }

    /** The config file, if one is named. */
    public @Nullable Path config() {
        return config;
    }

    /** The shell whose completion script is wanted instead of a run. */
    @Nullable Shell completions() {
        return completions;
    }

    static boolean isFlagOnly(OptionSpec option) {
        return FLAG_ONLY.contains(option.longestName());
    }

    @Override
    public String toString() {
        return "log level " + logLevel + ", help " + help + ", version " + version;
    }
}
