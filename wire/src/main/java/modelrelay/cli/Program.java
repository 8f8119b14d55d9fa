/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import modelrelay.cli.ConfigFile.BadConfigFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a picocli command the way all programs do: flag before environment before config file before
 * default, help and version, completion scripts, and for anything unusable one line on standard
 * error and exit status 2.
 */
public final class Program {

    private final CommandLine commandLine;
    private final Map<String, String> environment;

    /**
     * A program around a command.
     *
     * @param command a picocli command with a {@link CommonOptions} mixin; it reports unusable
     *     values by throwing {@link ParameterException} with a one-line message
     */
    public Program(Callable<Integer> command, Map<String, String> environment) {
        this.commandLine = new CommandLine(command);
        this.environment = environment;
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine
                .getCommandSpec()
                .version(commandLine.getCommandName() + " " + Version.current());
        commandLine
                .getHelpSectionMap()
                .put(
                        CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> variables(help.commandSpec()));
        commandLine.setExecutionStrategy(Program::execute);
    }

    /** Writes elsewhere than to the standard streams. */
    public Program withOutput(PrintWriter out, PrintWriter err) {
        commandLine.setOut(out);
        commandLine.setErr(err);
        return this;
    }

    /** Runs to the end and returns the exit status: the command's own, or 2 for bad input. */
    public int run(String... args) {
        Map<String, String> file;
        try {
            Path path = configPath(args);
            file = path == null ? Map.of() : ConfigFile.read(path, keys());
        } catch (BadConfigFile e) {
            return refuse(e.getMessage());
        }
        ConfigSources sources = new ConfigSources(environment, file);
        commandLine.setDefaultValueProvider(sources);
        commandLine.setParameterExceptionHandler((e, rejected) ->
                refuse(
                        e.getMessage()
                                + origin(sources, e.getArgSpec(), rejected)
                                + neighbour(e, rejected)));
        return commandLine.execute(args);
    }

    private int refuse(@Nullable String message) {
        String line = message == null ? "bad input" : message.lines().findFirst().orElse("");
        commandLine.getErr().println(commandLine.getCommandName() + ": " + line);
        return CommandLine.ExitCode.USAGE;
    }

    private static String origin(ConfigSources sources, @Nullable ArgSpec arg, String[] args) {
        if (!(arg instanceof OptionSpec option)) {
            return "";
        }
        for (String word : args) {
            if (word.split("=", 2)[0].equals(option.longestName())) {
                return "";
            }
        }
        return sources.origin(arg);
    }

    /**
     * The flag before a word that nothing takes: a switch takes only {@code true} and {@code
     * false}, and what else stands behind it was most likely meant for it.
     */
    private static String neighbour(ParameterException fault, String[] args) {
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        int place = List.of(args).indexOf(unmatched.getUnmatched().getFirst());
        return place > 0 && args[place - 1].startsWith("--")
                ? " (behind " + args[place - 1] + ")"
                : "";
    }

    private Set<String> keys() {
        Set<String> keys = new HashSet<>();
        for (OptionSpec option : commandLine.getCommandSpec().options()) {
            String key = ConfigSources.key(option);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The config file decides about defaults, so it must be known before the real parse. */
    private static @Nullable Path configPath(String... args) {
        ConfigFlag flag = new ConfigFlag();
        CommandLine early =
                new CommandLine(flag)
                        .setUnmatchedArgumentsAllowed(true)
                        .setOverwrittenOptionsAllowed(true);
        try {
            early.parseArgs(args);
        } catch (ParameterException reportedByTheRealParse) {
            return null;
        }
        return flag.config;
    }

    private static int execute(ParseResult parsed) {
        CommandSpec spec = parsed.commandSpec();
        for (CommandSpec mixin : spec.mixins().values()) {
            if (mixin.userObject() instanceof CommonOptions common
                    && common.completions() != null
                    && !parsed.isUsageHelpRequested()) {
                spec.commandLine().getOut().print(Completions.script(common.completions(), spec));
                spec.commandLine().getOut().flush();
                return CommandLine.ExitCode.OK;
            }
        }
        return new RunLast().execute(parsed);
    }

    private static String variables(CommandSpec spec) {
        StringBuilder text = new StringBuilder(512);
        text.append(
                String.format("%nA flag counts before its environment variable, that before the"));
        text.append(String.format(" config file:%n"));
        for (OptionSpec option : spec.options()) {
            String variable = ConfigSources.variable(option);
            if (variable != null) {
                text.append(String.format("  %-32s %s%n", variable, option.longestName()));
            }
        }
        return text.toString();
    }

    /** The one option that is read ahead of all others. */
    @CommandLine.Command
    private static final class ConfigFlag {

        @Option(names = "--config")
        private @Nullable Path config;
    }
}
