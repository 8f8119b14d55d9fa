/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds a message of the worker protocol against its schema in the AsyncAPI document. */
public final class FrameCheck {
    /** Who may send a message. */
    public enum Sender {
        /** The server. */
        SERVER,
        /** A worker. */
        WORKER
    }

    private static final String IRI = "https://modelrelay.invalid/asyncapi.json";
    private static final Map<String, String> FROM_SERVER =
            Map.of(
                    "register_ack", "RegisterAck",
                    "request", "Request",
                    "cancel", "Cancel",
                    "ping", "Ping",
                    "graceful_shutdown", "GracefulShutdown",
                    "models_refresh", "ModelsRefresh");
    private static final Map<String, String> FROM_WORKER =
            Map.of(
                    "register", "Register",
                    "models_update", "ModelsUpdate",
                    "response_chunk", "ResponseChunk",
                    "response_complete", "ResponseComplete",
                    "pong", "Pong",
                    "error", "ErrorMessage",
                    "drain", "Drain");
    private static final FrameCheck SHARED = new FrameCheck();

    private final ObjectMapper json = Journal.mapper();
    private final Map<String, Schema> server = new TreeMap<>();
    private final Map<String, Schema> worker = new TreeMap<>();

    private FrameCheck() {
        var registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(IRI, document())));
        FROM_SERVER.forEach((type, name) -> server.put(type, schema(registry, name)));
        FROM_WORKER.forEach((type, name) -> worker.put(type, schema(registry, name)));
    }

    /** The one check: schemas are read once and are thread-safe. */
    public static FrameCheck shared() {
        return SHARED;
    }

    private static Schema schema(SchemaRegistry registry, String name) {
        Schema schema = registry.getSchema(SchemaLocation.of(IRI + "#/components/schemas/" + name));
        schema.initializeValidators();
        return schema;
    }

    /** The schemas alone, at their place: the rest of the document is no schema. */
    private static String document() {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.putObject("components")
                .set("schemas", Documents.asyncApi().at("/components/schemas"));
        return document.toString();
    }

    /** What is wrong with a message, one sentence each; empty if nothing. */
    public List<String> faults(Sender sender, String text) {
        JsonNode message = parse(text);
        if (message == null) {
            return List.of("not JSON: " + text.substring(0, Math.min(text.length(), 200)));
        }
        JsonNode type = message.path("type");
        Schema schema = (sender == Sender.SERVER ? server : worker).get(type.asText());
        if (schema == null) {
            return List.of("not a message of the " + sender + ": type " + type);
        }
        var faults = new ArrayList<String>();
        schema.validate(message).forEach(error -> faults.add(type.asText() + ": " + error));
        message.properties().stream()
                .filter(field -> field.getValue().isNull())
                .forEach(field -> faults.add(type.asText() + ": null in " + field.getKey()));
        if (faults.isEmpty()) {
            Sightings.message(message);
        }
        return faults;
    }

    private @Nullable JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            return null;
        }
    }
}
