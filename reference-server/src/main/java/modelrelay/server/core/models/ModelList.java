/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.models;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import modelrelay.server.core.terms.Limits;

/**
 * A worker's models as the relay routes them: trimmed, not empty, each once, within the limits.
 *
 * @param names in the worker's order
 * @param warnings what was left out, for people
 */
public record ModelList(List<String> names, List<String> warnings) {

    /** Matches every model. */
    public static final String WILDCARD = "*";

    /** Copies the lists. */
    public ModelList {
        names = List.copyOf(names);
        warnings = List.copyOf(warnings);
    }

    /** Reads a list as a worker sent it (REG-037 to REG-041). */
    public static ModelList of(List<String> raw, Limits limits) {
        Set<String> names = new LinkedHashSet<>();
        int tooLong = 0;
        int tooMany = 0;
        for (String entry : raw) {
            String name = entry.strip();
            if (name.isEmpty() || names.contains(name)) {
                continue;
            }
            if (name.codePointCount(0, name.length()) > limits.maxNameChars()) {
                tooLong++;
            } else if (names.size() == limits.maxModels()) {
                tooMany++;
            } else {
                names.add(name);
            }
        }
        List<String> warnings = new ArrayList<>();
        if (tooLong > 0) {
            warnings.add(
                    tooLong
                            + " model name(s) longer than "
                            + limits.maxNameChars()
                            + " characters left out");
        }
        if (tooMany > 0) {
            warnings.add("only the first " + limits.maxModels() + " models are used");
        }
        if (names.isEmpty()) {
            warnings.add("no usable model: no request can be routed to this worker");
        }
        return new ModelList(List.copyOf(names), warnings);
    }

    /** Whether it serves whatever is asked for. */
    public boolean isWildcard() {
        return names.contains(WILDCARD);
    }
}
