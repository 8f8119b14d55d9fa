/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import modelrelay.contract.clause.Requirements;
import modelrelay.contract.judge.KnownFailing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs scenarios. */
final class RunOptions {
    private static final int MAX_FACTOR = 100;

    /** What is written into the folder of reports. */
    enum Format {
        HTML,
        JSON,
        JUNIT,
        BADGE
    }

    /** What fails a program. */
    enum FailOn {
        MUST,
        SHOULD
    }

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description =
                    "what the program says of itself (conformance.yaml): name, capabilities,"
                            + " fixed, needs_port")
    @Nullable Path conf;

    @Option(
            names = "--profile",
            defaultValue = "full",
            description =
                    "core: what passes on the wire; full: what needs flags, the log, operators or"
                            + " minutes too (default: ${DEFAULT-VALUE})")
    Profile profile = Profile.FULL;

    @Option(
            names = "--run",
            paramLabel = "PATTERN",
            split = ",",
            description = "only these clauses, such as QUE-003 or QUE-*")
    List<String> run = List.of();

    @Option(
            names = "--skip",
            paramLabel = "PATTERN",
            split = ",",
            description = "not these clauses")
    List<String> skip = List.of();

    @Option(
            names = "--known-failing",
            paramLabel = "FILE",
            description =
                    "clauses that may fail, one a line with the reason; one that passes is an"
                            + " error")
    @Nullable Path knownFailing;

    @Option(
            names = "--requirements",
            paramLabel = "VERSION",
            defaultValue = Requirements.CURRENT,
            description =
                    "the frozen set of clauses that bind, or latest (default:"
                            + " ${DEFAULT-VALUE})")
    String requirements = Requirements.CURRENT;

    @Option(
            names = "--timeout-factor",
            paramLabel = "F",
            defaultValue = "1.0",
            description = "multiplies every bound of time; for slow machines")
    double timeoutFactor = 1.0;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "scenarios at a time (default: ${DEFAULT-VALUE})")
    int parallel = 4;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the order of the scenarios; by default another one each time")
    @Nullable Long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "conformance-report",
            description = "where reports are written (default: ${DEFAULT-VALUE})")
    Path out = Path.of("conformance-report");

    @Option(
            names = "--format",
            split = ",",
            defaultValue = "html,json,junit,badge",
            description = "which reports (default: ${DEFAULT-VALUE})")
    Set<Format> formats = EnumSet.allOf(Format.class);

    @Option(
            names = "--fail-on",
            defaultValue = "must",
            description =
                    "whether a broken SHOULD fails the program too (default:"
                            + " ${DEFAULT-VALUE})")
    FailOn failOn = FailOn.MUST;

    /** Complains of numbers that make no sense and of a folder that takes no reports. */
    void check() {
        if (parallel < 1) {
            throw new BadUsage("--parallel must be 1 or more");
        }
        if (!(timeoutFactor > 0 && timeoutFactor <= MAX_FACTOR)) {
            throw new BadUsage("--timeout-factor must be above 0 and at most " + MAX_FACTOR);
        }
        try {
            Files.createDirectories(out);
        } catch (IOException refused) {
            throw new BadUsage("cannot make the folder of reports " + out + ": " + refused);
        }
        if (!Files.isWritable(out)) {
            throw new BadUsage("cannot write reports to " + out);
        }
    }

    KnownFailing known() {
        if (knownFailing == null) {
            return KnownFailing.NONE;
        }
        try {
            return KnownFailing.parse(Files.readAllLines(knownFailing));
        } catch (IOException unreadable) {
            throw new BadUsage("cannot read " + knownFailing);
        } catch (IllegalArgumentException broken) {
            throw new BadUsage(knownFailing + ": " + broken.getMessage());
        }
    }

    Declaration declaration() {
        return conf == null ? Declaration.NONE : Declaration.read(conf);
    }

    /** What must be said to judge the same way again. */
    String repeated() {
        var text = new StringBuilder();
        if (conf != null) {
            text.append(" --conf ").append(conf);
        }
        if (timeoutFactor != 1.0) {
            text.append(String.format(Locale.ROOT, " --timeout-factor %s", timeoutFactor));
        }
        return text.toString();
    }
}
