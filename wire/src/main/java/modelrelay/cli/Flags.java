/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings of a program, in the order of its help.
 *
 * <p>They are made by calls and not read from annotations: reading them took a quarter of the
 * processor time of a start.
 */
public final class Flags {

    private final CommandSpec command = CommandSpec.create();
    private final Map<String, String> variables = new LinkedHashMap<>();

    /** No settings yet. */
    public Flags() {}

    /**
     * Begins a setting; the description and the type follow.
     *
     * @param flag such as {@code --queue-timeout}
     * @param variable such as {@code QUEUE_TIMEOUT_SECS}; an empty value counts as unset
     */
    public Named named(String flag, String variable) {
        return new Named(OptionSpec.builder(flag), flag, variable);
    }

    /** Adds what makes sense on the command line alone. */
    void add(OptionSpec option) {
        command.addOption(option);
    }

    /** The command that has all these flags. */
    CommandSpec command() {
        return command;
    }

    /** Flag to environment variable, for each setting. */
    public Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    /** A setting whose type is still open: the last call of a declaration says what it takes. */
    public final class Named {

        private final OptionSpec.Builder option;
        private final String flag;
        private final String variable;
        private String description = "";

        private Named(OptionSpec.Builder option, String flag, String variable) {
            this.option = option;
            this.flag = flag;
            this.variable = variable;
        }

        /** Describes it in half a sentence without a full stop; its default is told behind that. */
        public Named says(String halfSentence) {
            description = halfSentence;
            return this;
        }

        /** A text that is not there unless it is set. */
        public Flag<String> text(String label) {
            return done(label, String.class, null);
        }

        /** A text. */
        public Flag<String> text(String label, String standard) {
            return done(label, String.class, standard);
        }

        /** Texts separated by commas. */
        public Flag<List<String>> texts(String label, String standard) {
            option.auxiliaryTypes(String.class).splitRegex(",");
            return done(label, List.class, standard);
        }

        /** A whole number that is not there unless it is set. */
        public Flag<Integer> number(String label) {
            return done(label, int.class, null);
        }

        /** A whole number. */
        public Flag<Integer> number(String label, int standard) {
            return done(label, int.class, Integer.toString(standard));
        }

        /** A whole number that may be large. */
        public Flag<Long> large(String label, long standard) {
            return done(label, long.class, Long.toString(standard));
        }

        /** A span of seconds with an optional fraction. */
        public Flag<Duration> seconds(int standard) {
            ITypeConverter<Duration> converter = Seconds::parse;
            option.converters(converter);
            return done("SECONDS", Duration.class, Integer.toString(standard));
        }

        /** A switch that is off: on when it stands alone, or what the word behind it says. */
        public Flag<Boolean> toggle() {
            option.arity("0..1").fallbackValue("true");
            return done("BOOL", boolean.class, "false");
        }

        /** A file that is not there unless it is set. */
        public Flag<Path> file() {
            return done("FILE", Path.class, null);
        }

        /** One of several words. */
        <E extends Enum<E>> Flag<E> choice(String label, E standard) {
            return done(label, standard.getDeclaringClass(), standard.toString());
        }

        private <T> Flag<T> done(String label, Class<?> type, @Nullable String standard) {
            option.paramLabel(label).type(type);
            if (standard != null) {
                option.defaultValue(standard);
            }
            boolean told = standard != null && !standard.isEmpty();
            option.description(description + (told ? "; default ${DEFAULT-VALUE}." : "."));
            OptionSpec spec = option.build();
            command.addOption(spec);
            variables.put(flag, variable);
            return new Flag<>(spec);
        }
    }
}
