/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import modelrelay.contract.clause.Clause;
import modelrelay.contract.clause.IdPattern;

/**
 * Clauses that a program is known to break, each with a reason.
 *
 * <p>One entry a line: a pattern, blanks, the reason. Lines that begin with {@code #} are comments.
 *
 * @param entries in the order of the file
 */
public record KnownFailing(List<Entry> entries) {
    /** Nothing is known to fail. */
    public static final KnownFailing NONE = new KnownFailing(List.of());

    /** One line of the list. */
    public record Entry(IdPattern pattern, String reason) {}

    /** A list, unchangeable. */
    public KnownFailing {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the lines of a list.
     *
     * @throws IllegalArgumentException for an entry without a reason
     */
    public static KnownFailing parse(List<String> lines) {
        var entries = new ArrayList<Entry>();
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] parts = text.split("\\s+", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(
                        "known-failing entry \"" + text + "\" needs a reason after the clause");
            }
            entries.add(new Entry(new IdPattern(parts[0]), parts[1]));
        }
        return new KnownFailing(entries);
    }

    /** The reason why a clause is known to fail, if it is. */
    public Optional<String> reason(Clause clause) {
        return entries.stream()
                .filter(entry -> entry.pattern().matches(clause.id()))
                .map(Entry::reason)
                .findFirst();
    }

    /** Patterns that match none of these clauses: misspelt, or of another side. */
    public List<String> unmatched(Collection<Clause> clauses) {
        return entries.stream()
                .map(Entry::pattern)
                .filter(pattern -> clauses.stream().noneMatch(one -> pattern.matches(one.id())))
                .map(IdPattern::text)
                .toList();
    }
}
