/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code list}: the clauses, one a line. */
@Command(
        name = "list",
        description = "Lists the clauses of the contract.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = "*",
            description = "such as QUE-*; all by default")
    String pattern = "*";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var clauses = Clauses.load().matching(pattern);
        if (clauses.isEmpty()) {
            throw new BadUsage("no clause matches " + pattern);
        }
        for (Clause clause : clauses) {
            out.printf(
                    Locale.ROOT,
                    "%s %-6s %-6s %s%s%s%n",
                    clause.id(),
                    clause.keyword(),
                    clause.side().name().toLowerCase(Locale.ROOT),
                    clause.text(),
                    clause.capability() == null ? "" : " [capability " + clause.capability() + "]",
                    clause.untestable() == null
                            ? ""
                            : " [not visible: " + clause.untestable() + "]");
        }
        out.flush();
        return Exit.FINE;
    }
}
