/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of one answer, made when asked for: a stream of hundreds of megabytes needs no memory.
 */
public final class Tokens {
    private final List<String> cycle;
    private final int count;

    private Tokens(List<String> cycle, int count) {
        this.cycle = cycle;
        this.count = count;
    }

    /** The words of a text, each with the space before it. */
    public static Tokens of(String text) {
        var words = words(text);
        return new Tokens(words, words.size());
    }

    /** Exactly {@code count} tokens: the text's words, over and over. */
    public Tokens repeated(int count) {
        return new Tokens(cycle, count);
    }

    /** The same number of tokens, each padded or cut to that many bytes of UTF-8. */
    public Tokens sized(int bytes) {
        return new Tokens(cycle.stream().map(word -> sized(word, bytes)).toList(), count);
    }

    public int count() {
        return count;
    }

    /**
     * One token.
     *
     * @param number 1 for the first
     */
    public String at(int number) {
        return cycle.get((number - 1) % cycle.size());
    }

    /** The whole answer as one text. */
    public String text() {
        var text = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            text.append(at(number));
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int start = 0;
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == ' ' && text.charAt(i - 1) != ' ') {
                words.add(text.substring(start, i));
                start = i;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    private static String sized(String word, int bytes) {
        var sized = new StringBuilder();
        int used = 0;
        for (int codePoint : word.codePoints().toArray()) {
            int more = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (used + more > bytes) {
                break;
            }
            sized.appendCodePoint(codePoint);
            used += more;
        }
        return sized.append(".".repeat(bytes - used)).toString();
    }
}
