/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds the server's own answers against the OpenAPI document: the status is named there and the
 * body keeps its schema. Answers on inference routes are the backend's and are only noted.
 *
 * <p>Thread-safe.
 */
public final class AnswerCheck {
    private static final String IRI = "https://modelrelay.invalid/openapi.json";

    /** Part of a path; what is not percent-encoded is no path, and no route. */
    private static final String SEGMENT = "(?:[^/%]|%[0-9A-Fa-f]{2})+";

    private static final AnswerCheck SHARED = new AnswerCheck();

    /** A path of the document and the paths that it stands for. */
    private record Route(String template, Pattern paths) {}

    private final JsonNode document = Documents.openApi();
    private final ObjectMapper json = new ObjectMapper();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(Map.of(IRI, document.toString())));
    private final Map<String, Schema> schemas = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private AnswerCheck() {
        document.path("paths")
                .fieldNames()
                .forEachRemaining(template ->
                        routes.add(
                                new Route(
                                        template,
                                        Pattern.compile(
                                                template.replaceAll("\\{[^}]+\\}", SEGMENT)))));
    }

    /** The one check: the document is read once. */
    public static AnswerCheck shared() {
        return SHARED;
    }

    /** What is wrong with an answer, one sentence each; empty if nothing. */
    public List<String> faults(String method, String target, int status, String body) {
        String path = target.split("\\?", 2)[0];
        Optional<Route> route =
                routes.stream().filter(one -> one.paths().matcher(path).matches()).findFirst();
        String verb = method.toLowerCase(Locale.ROOT);
        JsonNode operation =
                route.map(one -> document.path("paths").path(one.template()).path(verb))
                        .orElse(document.path("no such path"));
        if (route.isEmpty()) {
            return List.of();
        }
        String template = route.get().template();
        if (operation.isMissingNode()) {
            // Another method: every operation of the path promises how it is refused.
            document.path("paths")
                    .path(template)
                    .fieldNames()
                    .forEachRemaining(other -> Sightings.answer(other, template, status, ""));
            return List.of();
        }
        Optional<JsonNode> parsed = parsed(body);
        String code = parsed.map(tree -> tree.at("/error/code").asText("")).orElse("");
        Sightings.answer(verb, template, status, code);
        if (isInference(operation)) {
            return List.of();
        }
        String name = method + " " + template + " " + status;
        if (!operation.path("responses").has(Integer.toString(status))) {
            return List.of(name + " is not in openapi.yaml");
        }
        return schema(template, verb, status)
                .flatMap(schema -> parsed.map(schema::validate))
                .map(errors -> errors.stream().map(error -> name + ": " + error).toList())
                .orElse(List.of());
    }

    private static boolean isInference(JsonNode operation) {
        return operation.path("tags").path(0).asText().equals("inference");
    }

    private Optional<JsonNode> parsed(String body) {
        try {
            JsonNode tree = json.readTree(body);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    private synchronized Optional<Schema> schema(String template, String verb, int status) {
        JsonPointer pointer =
                JsonPointer.empty()
                        .appendProperty("paths")
                        .appendProperty(template)
                        .appendProperty(verb)
                        .appendProperty("responses")
                        .appendProperty(Integer.toString(status));
        JsonNode reference = document.at(pointer).path("$ref");
        String response =
                reference.isTextual() ? reference.asText().substring(1) : pointer.toString();
        String place = response + "/content/application~1json/schema";
        if (document.at(place).isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                schemas.computeIfAbsent(
                        place, _ -> registry.getSchema(SchemaLocation.of(IRI + "#" + place))));
    }
}
