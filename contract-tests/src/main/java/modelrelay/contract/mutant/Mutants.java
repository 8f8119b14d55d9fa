/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of wrong programs, benign variants and clauses without a wrong program. */
public final class Mutants {
    private Mutants() {}

    /** The wrong programs, in the order of their list. */
    public static List<Mutant> all() {
        return read(text("mutants.yaml"), "breaks");
    }

    /** The unusual programs that break nothing. */
    public static List<Mutant> benign() {
        return read(text("benign.yaml"), "tried-with");
    }

    /** Clauses that no wrong program breaks, with the reason. */
    public static Map<String, String> unmutated() {
        var reasons = new LinkedHashMap<String, String>();
        tree(text("unmutated.yaml"))
                .properties()
                .forEach(one -> reasons.put(one.getKey(), one.getValue().asText()));
        return reasons;
    }

    /** The wrong or unusual program of that name; of its list only its own entry is parsed. */
    public static Optional<Mutant> named(String name) {
        return Stream.concat(
                        read(entry("mutants.yaml", name), "breaks").stream(),
                        read(entry("benign.yaml", name), "tried-with").stream())
                .findFirst();
    }

    private static String entry(String file, String name) {
        String text = text(file);
        int start = text.indexOf("- name: " + name + "\n");
        if (start < 0) {
            return "[]";
        }
        int end = text.indexOf("\n- name: ", start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static List<Mutant> read(String yaml, String clause) {
        var mutants = new ArrayList<Mutant>();
        for (JsonNode one : tree(yaml)) {
            mutants.add(
                    new Mutant(
                            text(one, "name"),
                            Role.valueOf(text(one, "program").toUpperCase(Locale.ROOT)),
                            text(one, clause),
                            text(one, "what"),
                            one.path("by").asText(),
                            texts(one.path("says")),
                            one.path("rules").valueStream().map(Rule::read).toList()));
        }
        return mutants;
    }

    private static List<String> texts(JsonNode one) {
        if (one.isMissingNode()) {
            return List.of();
        }
        return one.isArray()
                ? one.valueStream().map(JsonNode::asText).toList()
                : List.of(one.asText());
    }

    private static String text(JsonNode entry, String field) {
        String text = entry.path(field).asText();
        if (text.isBlank()) {
            throw new IllegalStateException("no " + field + " in " + entry);
        }
        return text;
    }

    private static JsonNode tree(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException broken) {
            throw new IllegalStateException("not YAML", broken);
        }
    }

    private static String text(String file) {
        String path = "/modelrelay/contract/" + file;
        try (InputStream in = Mutants.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(path, broken);
        }
    }
}
