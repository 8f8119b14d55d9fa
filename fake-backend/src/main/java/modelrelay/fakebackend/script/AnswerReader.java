/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelrelay.fakebackend.dialect.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads the knobs of an answer, strictly: an unknown knob or a wrong type is an error, so that a
 * mistyped fault never turns into a test that passes.
 */
public final class AnswerReader {
    /** Request headers that set a knob start with this; {@code x-fake-marker} is a label. */
    public static final String HEADER_PREFIX = "x-fake-";

    /** Labels a request for scripts and the journal. */
    public static final String MARKER_HEADER = "x-fake-marker";

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config ->
                                    config.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .build();

    private static final Map<String, Class<?>> KNOBS =
            Arrays.stream(Answer.class.getRecordComponents())
                    .collect(
                            Collectors.toMap(
                                    AnswerReader::knob,
                                    RecordComponent::getType,
                                    (one, other) -> one,
                                    TreeMap::new));

    private AnswerReader() {}

    /** Reads an object of knobs. */
    public static Answer read(JsonNode knobs) throws BadScript {
        if (!knobs.isObject()) {
            throw new BadScript("an answer must be a JSON object of knobs");
        }
        try {
            return STRICT.treeToValue(knobs, Answer.class);
        } catch (UnrecognizedPropertyException e) {
            throw new BadScript(
                    "unknown knob '%s'; there are %s"
                            .formatted(e.getPropertyName(), String.join(", ", KNOBS.keySet())));
        } catch (JsonMappingException e) {
            throw new BadScript(reason(e));
        } catch (JsonProcessingException e) {
            throw new BadScript(e.getOriginalMessage());
        }
    }

    /**
     * Reads the knobs that request headers set, such as {@code x-fake-tokens: 3}.
     *
     * @param headers lower-case names and first values
     */
    public static ObjectNode fromHeaders(Map<String, String> headers) throws BadScript {
        var knobs = Json.object();
        for (var header : headers.entrySet()) {
            String name = header.getKey();
            if (!name.startsWith(HEADER_PREFIX) || name.equals(MARKER_HEADER)) {
                continue;
            }
            String knob = name.substring(HEADER_PREFIX.length()).replace('-', '_');
            var type = KNOBS.get(knob);
            if (type == null) {
                throw new BadScript(
                        "unknown knob in header '%s'; there are %s"
                                .formatted(name, String.join(", ", KNOBS.keySet())));
            }
            knobs.set(knob, value(name, type, header.getValue()));
        }
        return knobs;
    }

    private static JsonNode value(String header, Class<?> type, String text) throws BadScript {
        if (type == String.class || type == Fault.class) {
            return TextNode.valueOf(text);
        }
        if (type == List.class && !text.startsWith("[")) {
            var list = Json.array();
            Arrays.stream(text.split(",", -1)).map(String::strip).forEach(list::add);
            return list;
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException _) {
            throw new BadScript("header '%s': '%s' is not a value".formatted(header, text));
        }
    }

    private static String reason(JsonMappingException e) {
        String path =
                e.getPath().stream()
                        .map(step -> step.getFieldName())
                        .filter(name -> name != null)
                        .collect(Collectors.joining("."));
        String why =
                switch (e) {
                    // Our own check in a record.
                    case JsonMappingException own
                            when own.getCause() instanceof IllegalArgumentException cause ->
                            String.valueOf(cause.getMessage());
                    case MismatchedInputException wrong -> "must be " + kind(wrong.getTargetType());
                    default -> e.getOriginalMessage();
                };
        return path.isEmpty() ? why : path + ": " + why;
    }

    private static String knob(RecordComponent component) {
        return component
                .getName()
                .replaceAll("([A-Z])", "_$1")
                .replace("Base64", "base64")
                .toLowerCase(Locale.ROOT);
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type != null && List.class.isAssignableFrom(type)) {
            return "an array of positions";
        }
        return type != null && Map.class.isAssignableFrom(type) ? "an object" : "a string";
    }
}
