/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One of the two YAML documents of the contract, as a tree. */
final class ContractDocument {

    /**
     * A value that claims to obey a schema.
     *
     * @param place where it stands, as a JSON pointer
     */
    record Example(String place, JsonNode schema, JsonNode value) {}

    private final JsonNode root;
    private final SchemaRegistry schemas;

    /**
     * @param version the JSON Schema version that the kind of document prescribes
     */
    ContractDocument(Path file, SpecificationVersion version) throws IOException {
        root = new YAMLMapper().readTree(Files.readString(file));
        schemas = SchemaRegistry.withDefaultDialect(version);
    }

    JsonNode root() {
        return root;
    }

    /** What is wrong with the value by the schema, whose references point into this document. */
    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode standalone = ((ObjectNode) root).objectNode();
        standalone.putArray("allOf").add(schema);
        standalone.set("components", root.path("components"));
        return schemas.getSchema(standalone).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** Every id in an {@code x-clauses} list, wherever it stands. */
    Set<String> clauseReferences() {
        Set<String> ids = new TreeSet<>();
        for (JsonNode list : root.findValues("x-clauses")) {
            list.forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }

    /** The examples of AsyncAPI: payloads under a message. */
    List<Example> messageExamples() {
        List<Example> found = new ArrayList<>();
        for (var message : root.at("/components/messages").properties()) {
            for (JsonNode example : message.getValue().path("examples")) {
                found.add(
                        new Example(
                                message.getKey() + "/" + example.path("name").asText(),
                                message.getValue().path("payload"),
                                example.path("payload")));
            }
        }
        return found;
    }

    /** The examples of OpenAPI: beside the schema of a body, a header or a parameter. */
    List<Example> httpExamples() {
        List<Example> found = new ArrayList<>();
        collect("", root, found);
        return found;
    }

    private static void collect(String place, JsonNode node, List<Example> found) {
        JsonNode schema = node.path("schema");
        if (schema.isObject()) {
            if (node.has("example")) {
                found.add(new Example(place, schema, node.path("example")));
            }
            for (var example : node.path("examples").properties()) {
                found.add(
                        new Example(
                                place + "/" + example.getKey(),
                                schema,
                                example.getValue().path("value")));
            }
        }
        for (var field : node.properties()) {
            collect(place + "/" + field.getKey(), field.getValue(), found);
        }
    }
}
