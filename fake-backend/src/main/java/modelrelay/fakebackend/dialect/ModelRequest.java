/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What a model server reads from a request body.
 *
 * @param body the parsed body, for what only one endpoint cares about
 */
public record ModelRequest(String model, boolean stream, JsonNode body) {
    private static final int ECHO_LIMIT = 200;

    /** A body that no answer can be made for; the message is fit for the client. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /** Reads a request body. */
    public static ModelRequest read(byte[] utf8) throws Unusable {
        JsonNode body;
        try {
            body = Json.MAPPER.readTree(new String(utf8, StandardCharsets.UTF_8));
        } catch (JsonProcessingException _) {
            throw new Unusable("The request body is not JSON.");
        }
        if (!body.isObject()) {
            throw new Unusable("The request body must be a JSON object.");
        }
        var model = body.path("model");
        if (!model.isTextual() || model.textValue().isEmpty()) {
            throw new Unusable("The field 'model' must be a non-empty string.");
        }
        var stream = body.path("stream");
        if (!stream.isMissingNode() && !stream.isNull() && !stream.isBoolean()) {
            throw new Unusable("The field 'stream' must be true or false.");
        }
        return new ModelRequest(model.textValue(), stream.asBoolean(false), body);
    }

    /** A request that is not there, for answers to what could not be read. */
    public static ModelRequest none() {
        return new ModelRequest("", false, Json.object());
    }

    /** What the user said last, cut to a length that is pleasant to read. */
    public String lastUserText() {
        String said = "";
        for (String field : new String[] {"messages", "input"}) {
            for (JsonNode message : body.path(field)) {
                if (message.path("role").asText("user").equals("user")) {
                    said = text(message.has("content") ? message.path("content") : message);
                }
            }
        }
        if (said.isEmpty()) {
            said = text(body.has("prompt") ? body.path("prompt") : body.path("input"));
        }
        int[] codePoints = said.codePoints().limit(ECHO_LIMIT + 1).toArray();
        return codePoints.length <= ECHO_LIMIT ? said : new String(codePoints, 0, ECHO_LIMIT) + "…";
    }

    boolean wantsStreamUsage() {
        return body.path("stream_options").path("include_usage").asBoolean(false);
    }

    /** A rough count, four bytes a token, at least one. */
    int promptTokens() {
        return Math.max(1, body.toString().length() / 4);
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        if (content.isArray()) {
            for (JsonNode part : content) {
                String text = part.isTextual() ? part.textValue() : part.path("text").asText("");
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return content.path("text").asText("");
    }
}
