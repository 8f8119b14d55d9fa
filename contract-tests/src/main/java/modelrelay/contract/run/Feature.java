/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import java.util.List;
import java.util.Set;

/**
 * One scenario as it is written.
 *
 * @param tags with the at-sign
 * @param where file and line
 * @param lines its name and its sentences
 */
public record Feature(Set<String> tags, String where, List<String> lines) {
    /** A scenario, unchangeable. */
    public Feature {
        tags = Set.copyOf(tags);
        lines = List.copyOf(lines);
    }

    /** Its name; rows of an outline share one. */
    public String name() {
        return lines.getFirst().substring("Scenario: ".length());
    }
}
