/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import org.jspecify.annotations.Nullable;

/**
 * Which requests are meant; what is null matches all.
 *
 * @param marker a text that occurs in the body or the path, or equals the header {@code
 *     x-fake-marker}
 * @param path the path without its query string
 */
public record Match(
        @Nullable String marker,
        @Nullable String model,
        @Nullable String path,
        @Nullable String method) {

    public static final Match ALL = new Match(null, null, null, null);

    /** What a request shows of itself. */
    public interface Target {
        String method();

        /** The path with its query string. */
        String path();

        /** The model asked for, empty when the body names none. */
        String model();

        /** The body's text, possibly cut. */
        String body();

        /** The value of {@code x-fake-marker}, empty without. */
        String label();
    }

    /** Whether that request is meant. */
    public boolean test(Target target) {
        return (method == null || method.equalsIgnoreCase(target.method()))
                && (model == null || model.equals(target.model()))
                && (path == null || path.equals(withoutQuery(target.path())))
                && (marker == null
                        || marker.equals(target.label())
                        || target.path().contains(marker)
                        || target.body().contains(marker));
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
