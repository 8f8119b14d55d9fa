/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Seconds with an optional fraction, such as {@code 30} or {@code 0.5}; at most a year. */
final class Seconds {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Seconds() {}

    /** What a user wrote. */
    static Duration parse(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a number of seconds such as 30 or 0.5");
        }
        Duration duration =
                Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is more than a year of seconds");
        }
        return duration;
    }
}
