/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;
import modelrelay.contract.run.Coverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code coverage}: whether every clause has a scenario and every scenario a clause. */
@Command(
        name = "coverage",
        description = "Compares the scenarios with the clauses; exit code 1 if they do not match.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Coverage coverage = Coverage.look();
        var families = new TreeMap<String, int[]>();
        for (Clause clause : Clauses.load().all()) {
            int[] counts = families.computeIfAbsent(clause.family(), _ -> new int[4]);
            counts[0]++;
            counts[1] += clause.isTestable() ? 1 : 0;
            counts[2] += coverage.covered().containsKey(clause.id()) ? 1 : 0;
            counts[3] += coverage.covered().getOrDefault(clause.id(), 0L).intValue();
        }
        out.println("family clauses testable covered scenarios");
        families.forEach((family, counts) ->
                out.printf(
                        Locale.ROOT,
                        "%-6s %7d %8d %7d %9d%n",
                        family,
                        counts[0],
                        counts[1],
                        counts[2],
                        counts[3]));
        coverage.excluded().forEach((id, reason) -> out.println("excluded " + id + ": " + reason));
        coverage.faults().forEach(fault -> out.println("fault: " + fault));
        out.println(coverage.faults().isEmpty() ? "complete" : "incomplete");
        out.flush();
        return coverage.faults().isEmpty() ? Exit.FINE : Exit.BROKEN;
    }
}
