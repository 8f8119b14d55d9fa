/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clauses out of one Markdown document.
 *
 * <p>A clause is a heading of the third level, then attributes if it has any, then one paragraph:
 *
 * <pre>
 * ### QUE-003 · MUST · server
 *
 * capability: drain
 * untestable: why nobody can observe it
 *
 * What is required.
 * </pre>
 *
 * <p>Numbers run from 001 without a gap, so that an id can be withdrawn but never reused: a
 * withdrawn clause keeps its heading as {@code ### QUE-003 · withdrawn}. Whatever does not fit is
 * added to the problems, with its line.
 */
final class ClauseReader {

    private static final Pattern HEADING =
            Pattern.compile("### ([A-Z]{3})-([0-9]{3}) · ([A-Za-z]+)(?: · ([a-z]+))?");
    private static final Pattern ATTRIBUTE = Pattern.compile("(capability|untestable): (\\S.*)");

    private final String file;
    private final String prefix;
    private final List<String> lines;
    private final List<String> problems;
    private final List<Clause> clauses = new ArrayList<>();
    private int next;
    private int number;

    /**
     * @param file such as {@code clauses/QUE-queue.md}; its name begins with the prefix of the ids
     */
    ClauseReader(String file, String text, List<String> problems) {
        this.file = file;
        this.prefix = file.substring(file.lastIndexOf('/') + 1).split("-", 2)[0];
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    List<Clause> read() {
        while (next < lines.size()) {
            String line = lines.get(next++);
            if (line.startsWith("###")) {
                readClause(line);
            }
        }
        return List.copyOf(clauses);
    }

    private void readClause(String line) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            problem("not a heading of a clause: " + line);
            return;
        }
        String id = heading.group(1) + "-" + heading.group(2);
        number++;
        if (!heading.group(1).equals(prefix)) {
            problem(id + " does not belong into a file of " + prefix);
        }
        if (Integer.parseInt(heading.group(2)) != number) {
            problem(id + " breaks the sequence, number %03d is next".formatted(number));
        }
        String word = heading.group(3);
        if (word.equals("withdrawn")) {
            return;
        }
        Clause.@Nullable Keyword keyword = constant(Clause.Keyword.values(), word);
        Clause.@Nullable Side side = constant(Clause.Side.values(), sideName(heading.group(4)));
        if (keyword == null || side == null) {
            problem(id + " has an unknown keyword or side: " + line);
            return;
        }
        String capability = null;
        String untestable = null;
        List<String> words = new ArrayList<>();
        while (next < lines.size() && !lines.get(next).startsWith("#")) {
            String body = lines.get(next++).strip();
            Matcher attribute = ATTRIBUTE.matcher(body);
            if (words.isEmpty() && attribute.matches()) {
                if (attribute.group(1).equals("capability")) {
                    capability = attribute.group(2);
                } else {
                    untestable = attribute.group(2);
                }
            } else if (!body.isEmpty()) {
                words.add(body);
            }
        }
        String text = String.join(" ", words);
        checkWording(id, keyword, text);
        clauses.add(new Clause(id, keyword, side, capability, untestable, text, file));
    }

    private void checkWording(String id, Clause.Keyword keyword, String text) {
        if (text.isEmpty()) {
            problem(id + " has no text");
        }
        for (Clause.Keyword other : Clause.Keyword.values()) {
            if (other != keyword && text.matches(".*\\b" + other + "\\b.*")) {
                problem(id + " is a " + keyword + " but speaks of " + other);
            }
        }
    }

    private static String sideName(@Nullable String side) {
        return side == null ? "" : side.toUpperCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }

    private void problem(String what) {
        problems.add(file + ":" + next + ": " + what);
    }
}
