/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import modelrelay.cli.ConfigFile.BadConfigFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs what all programs run alike: flag before environment before config file before default, help
 * and version, completion scripts, and for anything unusable one line on standard error and exit
 * status 2.
 */
public final class Program {

    private final Flags flags;
    private final CommonFlags common;
    private final Callable<Integer> body;
    private final CommandLine commandLine;
    private Map<String, String> environment = System.getenv();
    private boolean logging;

    /**
     * A program; nothing is read yet.
     *
     * @param name what its users call it
     * @param description one sentence for the help
     * @param flags its own settings; the common ones are added to them
     * @param body what it does once they have their values: returns the exit status, and throws
     *     {@link UnusableFlag} for a value that cannot be used
     */
    public Program(String name, String description, Flags flags, Callable<Integer> body) {
        this.flags = flags;
        this.common = new CommonFlags(flags);
        this.body = body;
        CommandSpec command = flags.command().name(name).version(name + " " + Version.current());
        UsageMessageSpec help = command.usageMessage().description(description).sortOptions(false);
        help.sectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> variables());
        this.commandLine = new CommandLine(command);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOverwrittenOptionsAllowed(true);
        // A value means what it says: secrets begin with @ as well.
        commandLine.setExpandAtFiles(false);
        commandLine.setExecutionStrategy(this::execute);
        writingTo(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /**
     * Replaces whatever logging is configured in this JVM, before the body runs: lines on standard
     * output, as many as {@code --log-level} says. For a main method; whoever embeds a program
     * keeps their own.
     */
    public Program withLog() {
        logging = true;
        return this;
    }

    /** Reads these variables instead of those of the process. */
    public Program with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    /** Writes elsewhere than to the standard streams. */
    public Program writingTo(PrintWriter out, PrintWriter err) {
        commandLine.setOut(out);
        commandLine.setErr(err);
        return this;
    }

    /** Runs to the end and returns the exit status: the body's own, or 2 for bad input. */
    public int run(String... args) {
        Map<String, String> file;
        try {
            Path path = configPath(args);
            file = path == null ? Map.of() : ConfigFile.read(path, keys());
        } catch (BadConfigFile e) {
            return refuse(e.getMessage());
        }
        ConfigSources sources = new ConfigSources(flags.variables(), environment, file);
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
        return flags.variables().keySet().stream()
                .map(ConfigSources::key)
                .collect(Collectors.toSet());
    }

    /** The config file decides about defaults, so it must be known before the real parse. */
    private static @Nullable Path configPath(String... args) {
        if (Arrays.stream(args).noneMatch(word -> word.startsWith(CommonFlags.CONFIG))) {
            return null;
        }
        OptionSpec config = CommonFlags.config("");
        try {
            new CommandLine(CommandSpec.create().addOption(config))
                    .setUnmatchedArgumentsAllowed(true)
                    .setOverwrittenOptionsAllowed(true)
                    .setExpandAtFiles(false)
                    .parseArgs(args);
        } catch (ParameterException reportedByTheRealParse) {
            return null;
        }
        return config.getValue();
    }

    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (common.completions().isPresent()) {
            PrintWriter out = commandLine.getOut();
            out.print(Completions.script(common.completions().get(), flags.command()));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        try {
            if (logging) {
                LogSetup.start(common.logLevel());
            }
            return body.call();
        } catch (UnusableFlag unusable) {
            return refuse(unusable.getMessage());
        } catch (Exception failed) {
            throw new CommandLine.ExecutionException(
                    commandLine, "failed: " + failed.getMessage(), failed);
        }
    }

    private String variables() {
        StringBuilder text = new StringBuilder(512);
        text.append(
                String.format("%nA flag counts before its environment variable, that before the"));
        text.append(String.format(" config file:%n"));
        flags.variables()
                .forEach((flag, variable) ->
                        text.append(String.format("  %-32s %s%n", variable, flag)));
        return text.toString();
    }
}
