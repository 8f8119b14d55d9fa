/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One thing that a wrong program does: a kind and the words that belong to it.
 *
 * @param words conditions and deeds; see the head of {@code mutants.yaml} for what they mean
 */
public record Rule(Kind kind, JsonNode words) {
    private static final Set<String> FRAME =
            Set.of(
                    "from",
                    "type",
                    "has",
                    "after",
                    "repeat",
                    "busy",
                    "nth",
                    "drop",
                    "double",
                    "swap",
                    "hold",
                    "late",
                    "set",
                    "remove",
                    "replace",
                    "before",
                    "then",
                    "reply",
                    "close",
                    "cut",
                    "die",
                    "binary",
                    "fragments",
                    "fragmented",
                    "reorder",
                    "escape",
                    "holder",
                    "everywhere");
    private static final Set<String> REQUEST =
            Set.of(
                    "leg",
                    "path",
                    "method",
                    "has",
                    "header",
                    "nth",
                    "set-headers",
                    "new-path",
                    "new-method",
                    "replace",
                    "set",
                    "answer",
                    "keep-open",
                    "twice",
                    "late",
                    "lose",
                    "lifo",
                    "evict");
    private static final Set<String> ANSWER =
            Set.of(
                    "leg",
                    "path",
                    "method",
                    "status",
                    "has",
                    "stream",
                    "nth",
                    "new-status",
                    "set-headers",
                    "set",
                    "remove",
                    "replace",
                    "pieces",
                    "prefix",
                    "append",
                    "cut",
                    "endless",
                    "resend",
                    "late",
                    "lose",
                    "drop-piece",
                    "stop",
                    "trail",
                    "heal",
                    "afterwards");

    private static final Map<Kind, Set<String>> WORDS =
            Map.of(
                    Kind.ARGUMENT, Set.of("drop", "add"),
                    Kind.FRAME, FRAME,
                    Kind.REQUEST, REQUEST,
                    Kind.ANSWER, ANSWER,
                    Kind.OUTPUT, Set.of("has", "drop", "replace", "more", "error"),
                    Kind.SIGNAL, Set.of("TERM", "INT"),
                    Kind.EXIT, Set.of("from", "to", "never"),
                    Kind.LOSS, Set.of("from", "ignore", "again", "reset"),
                    Kind.BREAK, Set.of("leg", "path", "answer"),
                    Kind.SEGMENT, Set.of("leg", "bytes"));

    /** What a rule is about. */
    public enum Kind {
        /** The settings that the honest program gets. */
        ENVIRONMENT,
        /** The flags that the honest program gets. */
        ARGUMENT,
        /** The messages between server and worker. */
        FRAME,
        /** Requests of HTTP, the upgrade included. */
        REQUEST,
        /** Answers of HTTP. */
        ANSWER,
        /** Requests that are never answered, because the connection breaks. */
        BREAK,
        /** The lines that the program prints. */
        OUTPUT,
        /** The signals that the program gets. */
        SIGNAL,
        /** The status that the program ends with. */
        EXIT,
        /** The loss of a connection between server and worker. */
        LOSS,
        /** The size of what is written at once. */
        SEGMENT
    }

    /**
     * Reads {@code {kind: {words}}}.
     *
     * @throws IllegalArgumentException if the kind or a word is not known
     */
    static Rule read(JsonNode one) {
        if (one.size() != 1) {
            throw new IllegalArgumentException("a rule has one kind: " + one);
        }
        Map.Entry<String, JsonNode> entry = one.properties().iterator().next();
        Kind kind = Kind.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
        Set<String> known = WORDS.get(kind);
        entry.getValue()
                .fieldNames()
                .forEachRemaining(word -> {
                    if (known != null && !known.contains(word)) {
                        throw new IllegalArgumentException("unknown word " + word + " in " + one);
                    }
                });
        return new Rule(kind, entry.getValue());
    }

    /** Whether it has a word, whatever its value. */
    boolean has(String word) {
        return words.has(word);
    }

    /** A word's value as text; empty without it. */
    String text(String word) {
        return words.path(word).asText();
    }

    /** A word's value as number; 0 without it. */
    int number(String word) {
        return words.path(word).asInt();
    }

    /** Whether a word is there and true. */
    boolean is(String word) {
        return words.path(word).asBoolean();
    }

    /** Whether a pattern, if the rule has it, occurs in a text. */
    boolean finds(String word, String text) {
        return !has(word) || java.util.regex.Pattern.compile(text(word)).matcher(text).find();
    }

    /** Whether a pattern, if the rule has it, is the whole of a text. */
    boolean matches(String word, String text) {
        return !has(word) || text.matches(text(word));
    }
}
