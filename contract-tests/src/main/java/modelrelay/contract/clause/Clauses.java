/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.clause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All clauses, in the order of the contract. Immutable. */
public final class Clauses {
    private static final String LIST = "/modelrelay/spec/clauses.json";

    private final Map<String, Clause> byId;

    private Clauses(Map<String, Clause> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /** Reads the list that {@code spec/} extracts from its text. */
    public static Clauses load() {
        try (InputStream in = Clauses.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is not on the class path");
            }
            var byId = new LinkedHashMap<String, Clause>();
            for (JsonNode node : new ObjectMapper().readTree(in).path("clauses")) {
                Clause clause = clause(node);
                byId.put(clause.id(), clause);
            }
            return new Clauses(byId);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Clause clause(JsonNode node) {
        return new Clause(
                node.path("id").asText(),
                Clause.Keyword.valueOf(node.path("keyword").asText()),
                Clause.Side.valueOf(node.path("side").asText().toUpperCase(Locale.ROOT)),
                optional(node.path("capability")),
                optional(node.path("untestable")),
                node.path("text").asText(),
                node.path("file").asText(),
                node.path("sha256").asText());
    }

    private static @Nullable String optional(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    /** All of them. */
    public Collection<Clause> all() {
        return byId.values();
    }

    /** The clause of that id. */
    public Optional<Clause> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The clauses whose id matches a pattern such as {@code QUE-*} or {@code QUE-003}. */
    public List<Clause> matching(String pattern) {
        IdPattern ids = new IdPattern(pattern);
        return all().stream().filter(clause -> ids.matches(clause.id())).toList();
    }
}
