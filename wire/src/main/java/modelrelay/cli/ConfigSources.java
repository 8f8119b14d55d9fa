/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.lang.reflect.AnnotatedElement;
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

    private final Map<String, String> environment;
    private final Map<String, String> file;

    /** Both maps are read, not copied. */
    ConfigSources(Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        String variable = variable(arg);
        String value = variable == null ? null : environment.get(variable);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        String key = key(arg);
        return key == null ? null : file.get(key);
    }

    /** Where the value of an absent flag came from, for an error message; empty for nowhere. */
    String origin(ArgSpec arg) {
        String variable = variable(arg);
        String value = variable == null ? null : environment.get(variable);
        if (value != null && !value.isEmpty()) {
            return " (from the environment variable " + variable + ")";
        }
        String key = key(arg);
        return key != null && file.containsKey(key) ? " (from the config key " + key + ")" : "";
    }

    /** The option's environment variable, if it has one. */
    static @Nullable String variable(ArgSpec arg) {
        if (arg.userObject() instanceof AnnotatedElement element) {
            Env env = element.getAnnotation(Env.class);
            return env == null ? null : env.value();
        }
        return null;
    }

    /** The option's key in the config file; null for what only makes sense as a flag. */
    static @Nullable String key(ArgSpec arg) {
        if (!(arg instanceof OptionSpec option) || CommonOptions.isFlagOnly(option)) {
            return null;
        }
        return option.longestName()
                .replaceFirst("^-+", "")
                .replace('-', '_')
                .toLowerCase(Locale.ROOT);
    }
}
