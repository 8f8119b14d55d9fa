/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import modelrelay.contract.clause.IdPattern;
import modelrelay.contract.mutant.Hostiles;
import modelrelay.contract.mutant.Mutant;
import modelrelay.contract.mutant.Mutants;
import modelrelay.contract.mutant.Role;
import modelrelay.contract.selftest.HostileTrials;
import modelrelay.contract.selftest.MutantTrials;
import modelrelay.contract.selftest.Trial;
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

    @Option(names = "--timeout-factor", paramLabel = "F", defaultValue = "1.0")
    double timeoutFactor = 1.0;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("modelrelay.contract.limit-secs", LIMIT);
        System.setProperty("modelrelay.contract.timeout-factor", Double.toString(timeoutFactor));
        PrintWriter out = spec.commandLine().getOut();
        var honest = Map.of(Role.SERVER, Words.of(server), Role.WORKER, Words.of(worker));
        var trials = new ArrayList<Trial>();
        for (Kind kind : kinds) {
            var attempts = new MutantTrials(honest, parallel, trial -> print(out, kind, trial));
            trials.addAll(
                    switch (kind) {
                        case WRONG -> attempts.wrong(wanted(Mutants.all()));
                        case UNUSUAL -> attempts.unusual(wanted(Mutants.benign()));
                        case HOSTILE ->
                                new HostileTrials(Kit.class, trial -> print(out, kind, trial))
                                        .all(
                                                Hostiles.all().stream()
                                                        .filter(one -> isWanted("", one.kind()))
                                                        .toList());
                    });
        }
        long unexpected = trials.stream().filter(Predicate.not(Trial::expected)).count();
        out.printf(
                Locale.ROOT,
                "%d programs, %d as expected, %d not%n",
                trials.size(),
                trials.size() - unexpected,
                unexpected);
        out.flush();
        if (trials.isEmpty()) {
            throw new BadUsage("no program matches");
        }
        return unexpected == 0 ? Exit.FINE : Exit.BROKEN;
    }

    private List<Mutant> wanted(List<Mutant> mutants) {
        return mutants.stream().filter(one -> isWanted(one.clause(), one.name())).toList();
    }

    private boolean isWanted(String clause, String name) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(one -> one.equals(name) || new IdPattern(one).matches(clause));
    }

    private static void print(PrintWriter out, Kind kind, Trial trial) {
        String word =
                switch (kind) {
                    case WRONG -> trial.expected() ? "killed" : "NOT KILLED";
                    case UNUSUAL -> trial.expected() ? "passed" : "NOT PASSED";
                    case HOSTILE -> trial.expected() ? "endured" : "NOT ENDURED";
                };
        out.printf(
                Locale.ROOT,
                "%-11s %-12s %-40s %5.1f s  %s%n",
                word,
                trial.clause(),
                trial.name(),
                trial.millis() / 1_000.0,
                trial.told());
        out.flush();
    }
}
