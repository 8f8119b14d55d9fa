/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import modelrelay.wire.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * What the server reads of a client's body: {@code model} and {@code stream}, nothing else
 * (HTP-008). The whole document is checked to be JSON, but no tree is built.
 */
sealed interface InferenceBody {

    /** A body that can be forwarded. */
    record Usable(String model, boolean isStreaming) implements InferenceBody {}

    /**
     * A body that cannot.
     *
     * @param advice what the client should change
     */
    record Unusable(String advice) implements InferenceBody {}

    /** Reads one whole body. */
    static InferenceBody read(byte[] body) {
        if (!Utf8.isValid(body, 0, body.length)) {
            return new Unusable("The body is not valid UTF-8. Send JSON in UTF-8.");
        }
        try (JsonParser json = Json.open(body)) {
            return Json.read(json);
        } catch (IOException e) {
            return new Unusable("The body is not valid JSON. Send one JSON object.");
        }
    }

    /** The parsing, out of the interface's sight. */
    final class Json {

        // Bodies carry images and documents in one string; their size is bounded already.
        private static final int MAX_NESTING = 1_000;
        private static final int MAX_NUMBER_CHARS = 10_000;
        private static final String WRONG_STREAM = "\"stream\" must be true, false or null.";
        private static final String WRONG_MODEL = "\"model\" must be a string that is not empty.";

        private static final JsonFactory FACTORY =
                new JsonFactoryBuilder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(MAX_NESTING)
                                        .maxNumberLength(MAX_NUMBER_CHARS)
                                        .maxStringLength(Integer.MAX_VALUE)
                                        .build())
                        // Field names come from strangers; interned they stay for good.
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .build();

        private Json() {}

        static JsonParser open(byte[] utf8) throws IOException {
            for (int i = 0; i < Math.min(utf8.length, 4); i++) {
                if (utf8[i] == 0) {
                    // Jackson would guess UTF-16 or UTF-32.
                    throw new IOException("zero byte");
                }
            }
            return FACTORY.createParser(utf8);
        }

        static InferenceBody read(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Unusable("The body is not a JSON object. Send one JSON object.");
            }
            Fields fields = new Fields();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                fields.take(json);
            }
            if (json.nextToken() != null) {
                return new Unusable("Something follows the JSON object. Send one JSON object.");
            }
            return fields.judge();
        }

        /** The two fields while the document goes by. */
        private static final class Fields {
            private @Nullable String model;
            private boolean isStreaming;
            private boolean sawModel;
            private boolean sawStream;
            private @Nullable String fault;

            void take(JsonParser json) throws IOException {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "model" -> takeModel(json, value);
                    case "stream" -> takeStream(value);
                    default -> {}
                }
                json.skipChildren();
            }

            private void takeModel(JsonParser json, JsonToken value) throws IOException {
                if (sawModel) {
                    // The model server might read the other one.
                    blame("\"model\" is there twice.");
                }
                sawModel = true;
                if (value != JsonToken.VALUE_STRING) {
                    blame(WRONG_MODEL);
                } else {
                    model = json.getText();
                }
            }

            private void takeStream(JsonToken value) {
                if (sawStream) {
                    blame("\"stream\" is there twice.");
                }
                sawStream = true;
                isStreaming = value == JsonToken.VALUE_TRUE;
                if (!isStreaming
                        && value != JsonToken.VALUE_FALSE
                        && value != JsonToken.VALUE_NULL) {
                    blame(WRONG_STREAM);
                }
            }

            private void blame(String reason) {
                if (fault == null) {
                    fault = reason;
                }
            }

            InferenceBody judge() {
                if (fault != null) {
                    return new Unusable(fault);
                }
                if (model == null) {
                    return new Unusable("\"model\" is missing. Name the model to use.");
                }
                return model.isBlank() ? new Unusable(WRONG_MODEL) : new Usable(model, isStreaming);
            }
        }
    }
}
