/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All clauses of the contract, in the order of their documents' names.
 *
 * @param problems what is wrong with them, empty when all is well
 */
record ClauseDocuments(List<Clause> clauses, List<String> problems) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads every Markdown document in {@code folder/clauses}. */
    static ClauseDocuments read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("clauses"))) {
            files = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        List<Clause> clauses = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            String name = "clauses/" + file.getFileName();
            clauses.addAll(new ClauseReader(name, Files.readString(file), problems).read());
        }
        Set<String> ids = new HashSet<>();
        for (Clause clause : clauses) {
            if (!ids.add(clause.id())) {
                problems.add(clause.file() + ": " + clause.id() + " is used twice");
            }
        }
        return new ClauseDocuments(List.copyOf(clauses), List.copyOf(problems));
    }

    /** The text of {@code clauses.json}, the same for the same clauses on every machine. */
    String toJson() throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        var list = root.putArray("clauses");
        for (Clause clause : clauses) {
            list.addObject()
                    .put("id", clause.id())
                    .put("keyword", clause.keyword().name())
                    .put("side", clause.side().name().toLowerCase(Locale.ROOT))
                    .put("capability", clause.capability())
                    .put("untestable", clause.untestable())
                    .put("text", clause.text())
                    .put("file", clause.file())
                    .put("sha256", clause.sha256());
        }
        var indenter = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JSON.writer(printer).writeValueAsString(root) + "\n";
    }
}
