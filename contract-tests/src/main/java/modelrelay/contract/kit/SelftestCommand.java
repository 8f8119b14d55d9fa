/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import modelrelay.contract.clause.IdPattern;
import modelrelay.contract.mutant.Hostile;
import modelrelay.contract.mutant.Hostiles;
import modelrelay.contract.mutant.Mutant;
import modelrelay.contract.mutant.Mutants;
import modelrelay.contract.mutant.Role;
import modelrelay.contract.selftest.HostileTrials;
import modelrelay.contract.selftest.MutantTrials;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code selftest}: the kit judged by programs that are known. */
@Command(
        name = "selftest",
        description =
                "Judges the kit: wrong programs must fail for their reason, unusual ones pass,"
                        + " hostile ones do no harm.",
        mixinStandardHelpOptions = true)
final class SelftestCommand implements Callable<Integer> {
    /** A wrong program that makes something never happen is waited for so long; in seconds. */
    private static final String LIMIT = "4";

    /** The three kinds of known programs. */
    enum Kind {
        WRONG,
        UNUSUAL,
        HOSTILE
    }

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "CMD",
            required = true,
            description = "an honest server, such as the reference one")
    String server = "";

    @Option(
            names = "--worker",
            paramLabel = "CMD",
            required = true,
            description = "an honest worker")
    String worker = "";

    @Option(
            names = "--kind",
            split = ",",
            defaultValue = "wrong,unusual,hostile",
            description = "${COMPLETION-CANDIDATES} (default: all)")
    List<Kind> kinds = List.of();

    @Option(
            names = "--run",
            paramLabel = "PATTERN",
            split = ",",
            description = "only programs that break these clauses, or of these names")
    List<String> patterns = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "programs at a time (default: ${DEFAULT-VALUE})")
    int parallel = 4;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "writes all that was seen, a line of JSON for each program")
    @Nullable Path log;

    @Option(names = "--timeout-factor", paramLabel = "F", defaultValue = "1.0")
    double timeoutFactor = 1.0;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("modelrelay.contract.limit-secs", LIMIT);
        System.setProperty("modelrelay.contract.timeout-factor", Double.toString(timeoutFactor));
        var board = new TrialBoard(spec.commandLine().getOut(), written());
        var honest = Map.of(Role.SERVER, Words.of(server), Role.WORKER, Words.of(worker));
        var trials = new MutantTrials(honest, parallel, board::hears);
        for (Kind kind : kinds) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            switch (kind) {
                case WRONG -> {
                    List<Mutant> mutants = wanted(Mutants.all());
                    board.begins(word, mutants.size());
                    trials.wrong(mutants);
                }
                case UNUSUAL -> {
                    List<Mutant> variants = wanted(Mutants.benign());
                    board.begins(word, variants.size());
                    trials.unusual(variants);
                }
                case HOSTILE -> {
                    List<Hostile> hostiles =
                            Hostiles.all().stream()
                                    .filter(one -> isWanted("", one.kind()))
                                    .toList();
                    board.begins(word, hostiles.size());
                    new HostileTrials(Kit.class, parallel, board::hears).all(hostiles);
                }
            }
            board.ends();
        }
        if (board.concludes() == 0) {
            throw new BadUsage("no program matches");
        }
        return board.isFine() ? Exit.FINE : Exit.BROKEN;
    }

    private PrintWriter written() {
        try {
            return new PrintWriter(
                    log == null ? Writer.nullWriter() : Files.newBufferedWriter(log));
        } catch (IOException unwritable) {
            throw new BadUsage("cannot write " + log);
        }
    }

    private List<Mutant> wanted(List<Mutant> mutants) {
        return mutants.stream().filter(one -> isWanted(one.clause(), one.name())).toList();
    }

    private boolean isWanted(String clause, String name) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(one -> one.equals(name) || new IdPattern(one).matches(clause));
    }
}
