/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that every program has. */
final class CommonFlags {

    /** Names the file that holds defaults; it is read ahead of all others. */
    static final String CONFIG = "--config";

    private final Flag<LogLevel> logLevel;
    private final Flag<Shell> completions;

    /** Adds them behind the program's own. */
    CommonFlags(Flags flags) {
        flags.add(config("TOML file; its keys are the flag names in snake_case."));
        logLevel =
                flags.named("--log-level", "LOG_LEVEL")
                        .says("${COMPLETION-CANDIDATES}")
                        .choice("LEVEL", LogLevel.INFO);
        OptionSpec shells =
                OptionSpec.builder("--completions")
                        .paramLabel("SHELL")
                        .type(Shell.class)
                        .description("Print a completion script: ${COMPLETION-CANDIDATES}.")
                        .build();
        flags.add(shells);
        completions = new Flag<>(shells);
        flags.add(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this help.")
                        .build());
        flags.add(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print the version.")
                        .build());
    }

    /** The flag that names the config file. */
    static OptionSpec config(String description) {
        return OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(Path.class)
                .description(description)
                .build();
    }

    /** How much to log. */
    LogLevel logLevel() {
        return logLevel.value();
    }

    /** The shell whose completion script is wanted instead of a run. */
    Optional<Shell> completions() {
        return completions.given();
    }
}
