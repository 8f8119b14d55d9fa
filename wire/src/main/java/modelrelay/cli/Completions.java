/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion scripts, made from the command model so that they never lack a flag. */
final class Completions {

    private Completions() {}

    /** The script to source in that shell. */
    static String script(Shell shell, CommandSpec spec) {
        return switch (shell) {
            // The script of picocli loads bash's completion emulation when zsh reads it.
            case BASH, ZSH -> AutoComplete.bash(spec.name(), spec.commandLine());
            case FISH -> fish(spec);
            case POWERSHELL -> powershell(spec);
            case ELVISH -> elvish(spec);
        };
    }

    private static String fish(CommandSpec spec) {
        StringBuilder script = new StringBuilder(2048);
        script.append("complete -c ").append(spec.name()).append(" -f\n");
        for (OptionSpec option : spec.options()) {
            script.append("complete -c ").append(spec.name());
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " : " -s ")
                        .append(name.replaceFirst("^-+", ""));
            }
            if (option.arity().max() > 0) {
                List<String> candidates = candidates(option);
                script.append(option.arity().min() > 0 ? " -r" : "");
                script.append(
                        candidates.isEmpty()
                                ? " -F"
                                : " -a " + fishQuoted(String.join(" ", candidates)));
            }
            script.append(" -d ").append(fishQuoted(description(option))).append('\n');
        }
        return script.toString();
    }

    private static String powershell(CommandSpec spec) {
        String words = quotedFlags(spec, ", ", "'", "''");
        String name = spec.name();
        return """
        Register-ArgumentCompleter -Native -CommandName '%s' -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $values = @{ %s }
            $before = $commandAst.CommandElements |
                Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
                Select-Object -Last 1
            $words = if ($before -and $values.ContainsKey("$before")) { $values["$before"] } else { @(%s) }
            $words | Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """
                .formatted(name, powershellValues(spec), words);
    }

    private static String powershellValues(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !candidates(option).isEmpty())
                .map(option ->
                        "'%s' = @(%s)"
                                .formatted(
                                        option.longestName(),
                                        candidates(option).stream()
                                                .map(word -> "'" + word + "'")
                                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
    }

    private static String elvish(CommandSpec spec) {
        StringBuilder values = new StringBuilder(256);
        for (OptionSpec option : spec.options()) {
            if (!candidates(option).isEmpty()) {
                values.append("    if (eq $words[-2] ")
                        .append(option.longestName())
                        .append(") { put ")
                        .append(String.join(" ", candidates(option)))
                        .append("; return }\n");
            }
        }
        return """
        set edit:completion:arg-completer[%s] = {|@words|
        %s    put %s
        }
        """
                .formatted(spec.name(), values, quotedFlags(spec, " ", "'", "''"));
    }

    private static String quotedFlags(
            CommandSpec spec, String separator, String quote, String escapedQuote) {
        return spec.options().stream()
                .map(OptionSpec::longestName)
                .map(flag -> quote + flag.replace(quote, escapedQuote) + quote)
                .collect(Collectors.joining(separator));
    }

    private static List<String> candidates(OptionSpec option) {
        List<String> candidates = new ArrayList<>();
        if (option.completionCandidates() != null) {
            option.completionCandidates().forEach(candidates::add);
        }
        return candidates;
    }

    private static String description(OptionSpec option) {
        String[] lines = option.description();
        String first = lines.length == 0 ? "" : lines[0];
        return first.replaceAll("\\s*\\$\\{[^}]*}", "").replaceFirst("[:;,.]+$", "");
    }

    private static String fishQuoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
