/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import modelrelay.contract.tap.Journal;
import org.jspecify.annotations.Nullable;

/** Changes of a JSON text by the words {@code set}, {@code remove} and {@code replace}. */
final class JsonEdit {
    private static final ObjectMapper JSON = Journal.mapper();

    private JsonEdit() {}

    /** The object that a text is, or null. */
    static @Nullable ObjectNode object(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    /**
     * The text after all changes of a rule; a text that is no JSON object is only replaced in.
     *
     * @param fill completes the texts that are put in
     */
    static String apply(Rule rule, String text, UnaryOperator<String> fill) {
        String changed = text;
        ObjectNode object = rule.has("set") || rule.has("remove") ? object(text) : null;
        if (object != null) {
            rule.words().path("set").properties().forEach(one -> set(object, one, fill));
            rule.words().path("remove").forEach(name -> remove(object, name.asText()));
            changed = object.toString();
        }
        for (Map.Entry<String, JsonNode> one : rule.words().path("replace").properties()) {
            changed = changed.replace(one.getKey(), fill.apply(one.getValue().asText()));
        }
        return changed;
    }

    private static void set(
            ObjectNode root, Map.Entry<String, JsonNode> change, UnaryOperator<String> fill) {
        if (!(parent(root, change.getKey()) instanceof ObjectNode object)) {
            return;
        }
        String name = last(change.getKey());
        JsonNode value = change.getValue();
        if (value.isTextual()) {
            object.put(name, fill.apply(value.asText()));
        } else if (value.has("add")) {
            object.put(name, object.path(name).asLong() + value.path("add").asLong());
        } else if (value.has("more")) {
            ArrayNode list = object.withArray("/" + name);
            value.path("more").forEach(list::add);
        } else if (value.has("suffix")) {
            object.put(name, object.path(name).asText() + value.path("suffix").asText());
        } else if (value.has("reversed")) {
            var items = new ArrayList<JsonNode>();
            object.path(name).forEach(items::add);
            Collections.reverse(items);
            object.putArray(name).addAll(items);
        } else {
            object.set(name, value);
        }
    }

    private static void remove(ObjectNode root, String path) {
        if (parent(root, path) instanceof ObjectNode object) {
            object.remove(last(path));
        } else if (parent(root, path) instanceof ArrayNode list) {
            list.remove(Integer.parseInt(last(path)));
        }
    }

    private static JsonNode parent(ObjectNode root, String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? root : root.at(path.substring(0, slash));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The same object with its fields in reverse order, at every depth. */
    static JsonNode reversed(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        Collections.reverse(fields);
        ObjectNode other = JSON.createObjectNode();
        fields.forEach(field -> other.set(field.getKey(), reversed(field.getValue())));
        return other;
    }

    /** The same text of JSON with every letter of its strings written as an escape. */
    static String escaped(String json) {
        var text = new StringBuilder(json.length() * 3);
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                inString = !inString;
                text.append(c);
            } else if (inString && c == '\\') {
                int length = json.charAt(i + 1) == 'u' ? 6 : 2;
                text.append(json, i, i + length);
                i += length - 1;
            } else if (inString && (Character.isLetter(c) || Character.isSurrogate(c))) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
