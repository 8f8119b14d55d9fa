/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words of a command that stand for settings: {@code {proxy_url}} for the value of {@code
 * PROXY_URL}.
 *
 * <p>A command is the same in every scenario, so a setting that a scenario leaves alone has its
 * default there. A dollar sign before the brace makes it a variable of a shell, which is left to
 * the shell.
 */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([a-z][a-z0-9_]*)\\}");
    private static final Pattern BLANK = Pattern.compile("\\s");

    private Placeholders() {}

    /** A word with every placeholder replaced by what the environment or the contract says. */
    static String filled(String word, Map<String, String> environment) {
        return PLACEHOLDER
                .matcher(word)
                .replaceAll(one -> Matcher.quoteReplacement(value(one, environment)));
    }

    private static String value(MatchResult placeholder, Map<String, String> environment) {
        String variable = placeholder.group(1).toUpperCase(Locale.ROOT);
        String set = environment.get(variable);
        return set != null
                ? set
                : setting(variable).map(Setting::usual).orElse(placeholder.group());
    }

    private static Optional<Setting> setting(String variable) {
        return Arrays.stream(Setting.values())
                .filter(one -> one.variable().equals(variable))
                .findFirst();
    }

    /**
     * Placeholders that stand for nothing. A word with blanks is a program of another language,
     * such as a shell's, and its braces are its own affair.
     */
    public static List<String> unknown(List<String> command) {
        return command.stream()
                .filter(word -> !BLANK.matcher(word).find())
                .flatMap(Placeholders::named)
                .filter(one -> setting(one.group(1).toUpperCase(Locale.ROOT)).isEmpty())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static Stream<MatchResult> named(String word) {
        return PLACEHOLDER.matcher(word).results();
    }
}
