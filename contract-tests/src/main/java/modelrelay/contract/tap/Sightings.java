/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which parts of the two documents have been seen to pass, in all scenarios of this process: every
 * message, field (there and left out), reason, close and answer. What never passes is not tested.
 *
 * <p>Thread-safe.
 */
public final class Sightings {
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Sightings() {}

    /** A valid message has passed. */
    static void message(JsonNode message) {
        String type = message.path("type").asText();
        SEEN.add("message " + type);
        JsonNode schema = schema(type);
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(field ->
                        SEEN.add(
                                "field "
                                        + type
                                        + "."
                                        + field
                                        + (message.has(field) ? " there" : " left out")));
        if (type.equals("cancel")) {
            JsonNode reason = message.path("reason");
            SEEN.add("reason " + (reason.isTextual() ? reason.asText() : "other"));
        }
    }

    /** A server has closed a connection. */
    public static void close(int code, String reason) {
        SEEN.add("close " + code + " " + reason);
    }

    /**
     * A server has answered a client.
     *
     * @param path as the document has it
     */
    static void answer(String method, String path, int status, String errorCode) {
        SEEN.add("answer " + method + " " + path + " " + status);
        if (!errorCode.isEmpty()) {
            SEEN.add("code " + errorCode);
        }
    }

    /** Adds what was seen to a file that several processes may write, one after the other. */
    public static void save(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(
                    file,
                    new TreeSet<>(SEEN),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Everything that the documents promise can be seen, one line each. */
    public static Set<String> promised() {
        var all = new TreeSet<String>();
        JsonNode async = Documents.asyncApi();
        for (JsonNode schema : async.at("/components/schemas")) {
            JsonNode type = schema.at("/properties/type/const");
            if (type.isTextual()) {
                promise(all, type.asText(), schema);
            }
        }
        async.at("/components/schemas/CancelReason/oneOf/0/enum")
                .forEach(reason -> all.add("reason " + reason.asText()));
        all.add("reason other");
        async.path("x-close-codes")
                .forEach(close ->
                        all.add(
                                "close "
                                        + close.path("code").asInt()
                                        + " "
                                        + close.path("reason").asText()));
        Documents.openApi()
                .path("paths")
                .properties()
                .forEach(path -> promiseAnswers(all, path.getKey(), path.getValue()));
        return Collections.unmodifiableSet(all);
    }

    private static void promise(Set<String> all, String type, JsonNode schema) {
        all.add("message " + type);
        var required = new ArrayList<String>();
        schema.path("required").forEach(one -> required.add(one.asText()));
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(field -> {
                    all.add("field " + type + "." + field + " there");
                    if (!required.contains(field)) {
                        all.add("field " + type + "." + field + " left out");
                    }
                });
    }

    private static void promiseAnswers(Set<String> all, String path, JsonNode operations) {
        operations
                .properties()
                .forEach(operation ->
                        operation
                                .getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(status -> {
                                    if (STATUS.matcher(status).matches()) {
                                        all.add(
                                                "answer "
                                                        + operation.getKey()
                                                        + " "
                                                        + path
                                                        + " "
                                                        + status);
                                    }
                                }));
    }

    /** The promises that are not among what was seen. */
    public static List<String> missing(Set<String> seen) {
        return promised().stream().filter(one -> !seen.contains(one)).toList();
    }

    private static JsonNode schema(String type) {
        for (JsonNode schema : Documents.asyncApi().at("/components/schemas")) {
            if (schema.at("/properties/type/const").asText().equals(type)) {
                return schema;
            }
        }
        return Documents.asyncApi().path("no such schema");
    }
}
