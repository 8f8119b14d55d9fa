/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.List;
import java.util.Map;
import modelrelay.contract.program.Programs;
import modelrelay.contract.run.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: a whole judgement of a worker, a server, or both together. */
@Command(
        name = "verify",
        description = "Judges a whole program.",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false)
final class VerifyCommand {
    /** What a command may hold; the same values are in the environment. */
    static final String PLACEHOLDERS =
            "the program; it is configured by environment variables (PROXY_URL, WORKER_SECRET,"
                    + " LISTEN_ADDR, …), and words such as {proxy_url} stand for the same values";

    @Spec CommandSpec spec = CommandSpec.create();

    @Command(
            name = "worker",
            description = "Judges a worker: the kit plays the server and the backend.",
            mixinStandardHelpOptions = true)
    int worker(
            @Mixin RunOptions options,
            @Parameters(paramLabel = "COMMAND", arity = "1..*", description = PLACEHOLDERS)
                    List<String> command) {
        return one(Subject.WORKER, Programs.Role.WORKER, options, command);
    }

    @Command(
            name = "server",
            description = "Judges a server: the kit plays the clients and the workers.",
            mixinStandardHelpOptions = true)
    int server(
            @Mixin RunOptions options,
            @Parameters(paramLabel = "COMMAND", arity = "1..*", description = PLACEHOLDERS)
                    List<String> command) {
        return one(Subject.SERVER, Programs.Role.SERVER, options, command);
    }

    @Command(
            name = "pair",
            description = "Judges a server and a worker together.",
            mixinStandardHelpOptions = true)
    int pair(
            @Mixin RunOptions options,
            @Option(names = "--server", required = true, description = "the server's command")
                    String server,
            @Option(names = "--worker", required = true, description = "the worker's command")
                    String worker) {
        return new Verification(Subject.PAIR, options, spec.commandLine().getOut())
                .verify(
                        Map.of(
                                Programs.Role.SERVER, Words.of(server),
                                Programs.Role.WORKER, Words.of(worker)),
                        null);
    }

    private int one(Subject subject, Programs.Role role, RunOptions options, List<String> command) {
        return new Verification(subject, options, spec.commandLine().getOut())
                .verify(Map.of(role, command), null);
    }
}
