/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.UUID;

/** JSON made up from a schema, the same for the same seed. */
final class SchemaSamples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ContractDocument document;
    private final Random random;

    SchemaSamples(ContractDocument document, long seed) {
        this.document = document;
        this.random = new Random(seed);
    }

    /** A value that obeys the schema; each optional field is there or absent by chance. */
    JsonNode sample(JsonNode schema) {
        JsonNode resolved = document.resolved(schema);
        if (resolved.has("const")) {
            return resolved.get("const");
        }
        if (resolved.has("enum")) {
            return resolved.get("enum").get(random.nextInt(resolved.get("enum").size()));
        }
        if (resolved.has("oneOf")) {
            return sample(resolved.get("oneOf").get(random.nextInt(resolved.get("oneOf").size())));
        }
        JsonNode type = resolved.get("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "string" -> JSON.textNode(text(resolved));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> integer(resolved);
            case "number" -> JSON.numberNode(random.nextInt(1_000) + 0.5);
            case "array" -> array(resolved);
            case "object" -> resolved.has("properties") ? object(resolved) : map(resolved);
            default -> throw new IllegalArgumentException("no sample for " + resolved);
        };
    }

    /**
     * The same value as a careless peer may write it: unknown fields before and after, and null for
     * each optional field that is absent.
     */
    JsonNode noisy(JsonNode schema, JsonNode value) {
        JsonNode resolved = document.resolved(schema);
        if (value.isArray()) {
            ArrayNode noisy = JSON.arrayNode();
            value.forEach(item -> noisy.add(noisy(resolved.get("items"), item)));
            return noisy;
        }
        boolean open = resolved.path("additionalProperties").asBoolean(false);
        if (!value.isObject() || !resolved.has("properties") || !open) {
            return value;
        }
        ObjectNode noisy = JSON.objectNode();
        noisy.putObject("x_before").putArray("type").add(5).addNull();
        for (var field : resolved.get("properties").properties()) {
            JsonNode present = value.get(field.getKey());
            noisy.set(
                    field.getKey(),
                    present == null ? JSON.nullNode() : noisy(field.getValue(), present));
        }
        return noisy.put("x_after", "text");
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        for (var field : schema.get("properties").properties()) {
            if (isRequired(schema, field.getKey()) || random.nextBoolean()) {
                object.set(field.getKey(), sample(field.getValue()));
            }
        }
        return object;
    }

    private ObjectNode map(JsonNode schema) {
        ObjectNode map = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.set("k" + random.nextInt(100), sample(schema.get("additionalProperties")));
        }
        return map;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(sample(schema.get("items")));
        }
        return array;
    }

    private JsonNode integer(JsonNode schema) {
        if (schema.path("format").asText().equals("int64")) {
            return JSON.numberNode(random.nextLong());
        }
        int value = random.nextInt();
        return JSON.numberNode(schema.has("minimum") ? value & Integer.MAX_VALUE : value);
    }

    private String text(JsonNode schema) {
        if (schema.path("format").asText().equals("uuid")) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        return schema.has("pattern")
                ? "mr_live_" + "x1Y2".repeat(8 + random.nextInt(4))
                : Text.of(random, schema.path("minLength").asInt());
    }

    private static boolean isRequired(JsonNode schema, String field) {
        for (JsonNode name : schema.path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }
}
