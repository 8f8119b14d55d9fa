/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One of the two documents of the contract: its tree and its schemas. */
final class ContractDocument {

    static final ContractDocument PROTOCOL =
            new ContractDocument("asyncapi.yaml", SpecificationVersion.DRAFT_7);
    static final ContractDocument API =
            new ContractDocument("openapi.yaml", SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ContractDocument(String name, SpecificationVersion version) {
        try (InputStream yaml =
                ContractDocument.class.getResourceAsStream("/modelrelay/spec/" + name)) {
            root = new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        registry =
                SchemaRegistry.withDefaultDialect(
                        version, builder -> builder.schemaRegistryConfig(config));
    }

    JsonNode root() {
        return root;
    }

    /** The schema of that name, as written. */
    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** The node, or what it refers to. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** The names of the schemas that describe an object with fields, in the document's order. */
    List<String> objectSchemas() {
        return root.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getValue().has("properties"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What is wrong with the value by the schema of that name. */
    List<String> violations(String schemaName, JsonNode value) {
        return schemas.computeIfAbsent(schemaName, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compile(String schemaName) {
        ObjectNode standalone = ((ObjectNode) root).objectNode();
        standalone.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + schemaName);
        standalone.set("components", root.get("components"));
        return registry.getSchema(standalone);
    }
}
