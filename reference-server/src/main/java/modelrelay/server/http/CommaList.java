/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Header and setting values that are lists separated by commas. */
public final class CommaList {

    private CommaList() {}

    /** The items of one value, without white space around them and without empty ones. */
    public static List<String> of(String value) {
        return of(List.of(value));
    }

    /** The items of a header that may stand there several times; none if it is absent. */
    public static List<String> of(@Nullable Iterable<String> values) {
        List<String> items = new ArrayList<>();
        if (values != null) {
            for (String value : values) {
                for (String item : value.split(",", -1)) {
                    if (!item.isBlank()) {
                        items.add(item.strip());
                    }
                }
            }
        }
        return items;
    }

    /** The items in lower case, for names that are compared without regard to it. */
    public static List<String> lowerCase(@Nullable Iterable<String> values) {
        return of(values).stream().map(item -> item.toLowerCase(Locale.ROOT)).toList();
    }
}
