/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code modelrelay-contract}. */
@Command(
        name = "modelrelay-contract",
        description = {
            "Judges a ModelRelay worker or server in any language by the contract in spec/.",
            "",
            "  modelrelay-contract verify worker -- python3 my_worker.py",
            "  modelrelay-contract verify server -- ./my-server",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {
            "",
            "Exit codes: 0 as expected; 1 a clause is broken, or a known failure is not; 2 bad usage;",
            "3 the kit failed; 4 the program did not start or register; 5 incomplete or inconclusive."
        },
        subcommands = {
            VerifyCommand.class,
            RunCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            CoverageCommand.class,
            SelftestCommand.class,
            ReportCommand.class,
            InitCommand.class
        })
public final class Kit {
    /** Undertow and the runner log through it; a user of the kit wants neither. */
    private static final Logger ROOT = Logger.getLogger("");

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        ROOT.setLevel(Level.SEVERE);
        // Everything may still have threads that wait for a program: the command has spoken.
        System.exit(commandLine().execute(args));
    }

    /** The command line, for its tests too. */
    static CommandLine commandLine() {
        return new CommandLine(new Kit())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Kit::refuse)
                .setExecutionExceptionHandler(Kit::explain);
    }

    /** One line for what was wrong and one for where help is; the whole help for nothing at all. */
    private static int refuse(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
            return Exit.USAGE;
        }
        complain(command, String.valueOf(wrong.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult line)
            throws Exception {
        return switch (thrown) {
            case BadUsage usage -> {
                complain(command, String.valueOf(usage.getMessage()));
                yield Exit.USAGE;
            }
            case NotReady absent -> {
                complain(command, String.valueOf(absent.getMessage()));
                yield Exit.NO_PROGRAM;
            }
            default -> {
                PrintWriter err = command.getErr();
                err.println("the kit failed; please report this:");
                thrown.printStackTrace(err);
                yield Exit.KIT_FAILED;
            }
        };
    }

    private static void complain(CommandLine command, String message) {
        command.getErr().println("modelrelay-contract: " + message);
    }
}
