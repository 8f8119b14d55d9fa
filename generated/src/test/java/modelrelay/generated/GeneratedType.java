/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelrelay.protocol.ProtocolJson;

/** A record with the schema that it was generated from. */
record GeneratedType(ContractDocument document, String name, Class<?> type) {

    /** Every object in both documents. */
    static Stream<GeneratedType> all() {
        return Stream.of(
                        of(ContractDocument.PROTOCOL, "modelrelay.protocol."),
                        of(ContractDocument.API, "modelrelay.api."))
                .flatMap(List::stream);
    }

    private static List<GeneratedType> of(ContractDocument document, String javaPackage) {
        List<GeneratedType> types = new ArrayList<>();
        for (String name : document.objectSchemas()) {
            try {
                types.add(new GeneratedType(document, name, Class.forName(javaPackage + name)));
            } catch (ClassNotFoundException e) {
                throw new AssertionError("no record for the schema " + name, e);
            }
        }
        return types;
    }

    JsonNode schema() {
        return document.schema(name);
    }

    Object read(JsonNode json) throws JsonProcessingException {
        return ProtocolJson.mapper().readValue(json.toString(), type);
    }

    /** Whether the type takes the JSON. */
    boolean accepts(JsonNode json) {
        try {
            read(json);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    static String write(Object value) throws JsonProcessingException {
        return ProtocolJson.mapper().writeValueAsString(value);
    }

    List<String> violations(JsonNode json) {
        return document.violations(name, json);
    }

    /** The fields that are components; one with a constant value is none. */
    List<Map.Entry<String, JsonNode>> fields() {
        return schema().get("properties").properties().stream()
                .filter(field -> !field.getValue().has("const"))
                .toList();
    }

    boolean isRequired(String field) {
        for (JsonNode name : schema().path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    boolean isNullable(JsonNode fieldSchema) {
        for (JsonNode type : document.resolved(fieldSchema).path("type")) {
            if (type.asText().equals("null")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
