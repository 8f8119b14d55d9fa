/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.Clauses;
import modelrelay.contract.program.Programs;
import modelrelay.contract.run.Subject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: the scenarios of one clause, again and again if need be. */
@Command(
        name = "run",
        description = "Runs the scenarios of some clauses of one side.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin RunOptions options = new RunOptions();

    @Parameters(
            index = "0",
            paramLabel = "CLAUSE",
            description = "a clause, such as QUE-003 or QUE-*")
    String pattern = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = VerifyCommand.PLACEHOLDERS)
    List<String> command = List.of();

    @Option(
            names = "--scenario",
            paramLabel = "TEXT",
            description = "only scenarios whose name contains it")
    @Nullable String scenario;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often; stops at the first run that does not pass")
    int repeat = 1;

    @Override
    public Integer call() {
        List<Clause> clauses =
                Clauses.load().matching(pattern).stream().filter(Clause::isTestable).toList();
        if (clauses.isEmpty()) {
            throw new BadUsage("no testable clause matches " + pattern + "; see list");
        }
        Subject subject = Subject.of(clauses.getFirst());
        if (clauses.stream().anyMatch(one -> Subject.of(one) != subject)) {
            throw new BadUsage(pattern + " names clauses of both sides; name one side's");
        }
        options.run = List.of(pattern);
        var role = subject == Subject.WORKER ? Programs.Role.WORKER : Programs.Role.SERVER;
        if (repeat < 1) {
            throw new BadUsage("--repeat must be 1 or more");
        }
        int code = Exit.FINE;
        for (int i = 1; i <= repeat && code == Exit.FINE; i++) {
            if (repeat > 1) {
                spec.commandLine().getOut().println("run " + i + " of " + repeat);
            }
            code =
                    new Verification(subject, options, spec.commandLine().getOut())
                            .verify(Map.of(role, command), scenario);
        }
        return code;
    }
}
