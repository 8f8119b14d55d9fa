/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values for absent flags: the environment first, then the config file. Without either, the
 * option's own default counts.
 */
final class ConfigSources implements IDefaultValueProvider {

    private final Map<String, String> variables;
    private final Map<String, String> environment;
    private final Map<String, String> file;

    /**
     * All maps are read, not copied.
     *
     * @param variables flag to variable, for each setting; others only make sense as flags
     */
    ConfigSources(
            Map<String, String> variables,
            Map<String, String> environment,
            Map<String, String> file) {
        this.variables = variables;
        this.environment = environment;
        this.file = file;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        String variable = variable(arg);
        if (variable == null) {
            return null;
        }
        String value = environment.get(variable);
        String said = value != null && !value.isEmpty() ? value : file.get(key(flag(arg)));
        // The parser looks for variables in defaults, but not in flags; two of these mean one.
        return said == null ? null : said.replace("$", "$$");
    }

    /** Where the value of an absent flag came from, for an error message; empty for nowhere. */
    String origin(ArgSpec arg) {
        String variable = variable(arg);
        if (variable == null) {
            return "";
        }
        String value = environment.get(variable);
        if (value != null && !value.isEmpty()) {
            return " (from the environment variable " + variable + ")";
        }
        String key = key(flag(arg));
        return file.containsKey(key) ? " (from the config key " + key + ")" : "";
    }

    private @Nullable String variable(ArgSpec arg) {
        return variables.get(flag(arg));
    }

    private static String flag(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : "";
    }

    /** The key of a flag in the config file. */
    static String key(String flag) {
        return flag.replaceFirst("^-+", "").replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
