/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;
import modelrelay.contract.run.Feature;
import modelrelay.contract.run.Features;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: a clause, where it is written, and the scenarios that see it. */
@Command(
        name = "explain",
        description = "Shows a clause and its scenarios.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CLAUSE", description = "such as QUE-003")
    String id = "";

    @Override
    public Integer call() {
        Clause clause =
                Clauses.load()
                        .find(id.toUpperCase(Locale.ROOT))
                        .orElseThrow(() -> new BadUsage("there is no clause " + id + "; see list"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(clause.id() + " " + clause.text());
        out.println();
        out.println(
                "binds      "
                        + clause.side().name().toLowerCase(Locale.ROOT)
                        + " ("
                        + clause.keyword()
                        + ")");
        out.println("written in spec/" + clause.file());
        if (clause.capability() != null) {
            out.println("capability " + clause.capability());
        }
        if (clause.untestable() != null) {
            out.println("not visible on the wire: " + clause.untestable());
        }
        List<Feature> features = Features.of(clause.id());
        for (Feature feature : features) {
            out.println();
            out.println(feature.where());
            feature.lines().forEach(line -> out.println("  " + line));
        }
        out.flush();
        return Exit.FINE;
    }
}
