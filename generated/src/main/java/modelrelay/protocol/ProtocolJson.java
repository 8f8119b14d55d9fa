/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;

/**
 * The JSON rules of the protocol, strict where silence would hide a mistake.
 *
 * <p>Unknown fields are ignored and an explicit {@code null} reads as absent. A missing required
 * field, a {@code null} in its place, text after the message and any value of another JSON type
 * fail: 5 is not "5", "5" is not 5, 1.0 is not an integer. Absent fields are not written.
 *
 * <p>The length of a message is limited by whoever reads the frame, not here. Thread-safe.
 */
public final class ProtocolJson {

    private static final JsonMapper MAPPER = strict();
    private static final ObjectReader SERVER_MESSAGES = MAPPER.readerFor(ServerMessage.class);
    private static final ObjectReader WORKER_MESSAGES = MAPPER.readerFor(WorkerMessage.class);

    private ProtocolJson() {}

    /** The mapper with these rules. Shared: do not reconfigure it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads a message of the server from UTF-8 text.
     *
     * @throws UnknownTypeException if it is well-formed, but its type is not known
     * @throws IOException if it is malformed in any other way
     */
    public static ServerMessage readServerMessage(byte[] utf8, int offset, int length)
            throws IOException {
        return (ServerMessage) read(SERVER_MESSAGES, utf8, offset, length);
    }

    /**
     * Reads a message of a worker from UTF-8 text.
     *
     * @throws UnknownTypeException if it is well-formed, but its type is not known
     * @throws IOException if it is malformed in any other way
     */
    public static WorkerMessage readWorkerMessage(byte[] utf8, int offset, int length)
            throws IOException {
        return (WorkerMessage) read(WORKER_MESSAGES, utf8, offset, length);
    }

    private static Object read(ObjectReader reader, byte[] utf8, int offset, int length)
            throws IOException {
        rejectOtherEncodings(utf8, offset, length);
        try (JsonParser json = MAPPER.createParser(utf8, offset, length)) {
            // Jackson would also take ["ping", {}] for a tagged object.
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonMappingException(json, "not a JSON object");
            }
            return reader.readValue(json);
        } catch (InvalidTypeIdException e) {
            String type = typeOf(utf8, offset, length);
            UnknownTypeException unknown = new UnknownTypeException(type);
            unknown.initCause(e);
            throw unknown;
        }
    }

    /** Jackson guesses UTF-16 and UTF-32 from zero bytes, which JSON in UTF-8 never has. */
    private static void rejectOtherEncodings(byte[] utf8, int offset, int length)
            throws IOException {
        for (int i = offset; i < offset + Math.min(length, 4); i++) {
            if (utf8[i] == 0) {
                throw new JsonMappingException(null, "not JSON in UTF-8");
            }
        }
    }

    /** The tag of a message of unknown type; reads all of it, since the rest may be malformed. */
    private static String typeOf(byte[] utf8, int offset, int length) throws IOException {
        String type = null;
        try (JsonParser json = MAPPER.createParser(utf8, offset, length)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean tag = type == null && json.currentName().equals("type");
                JsonToken value = json.nextToken();
                if (tag && value != JsonToken.VALUE_STRING) {
                    throw new JsonMappingException(json, "\"type\" is not a string");
                }
                if (tag) {
                    type = json.getText();
                }
                json.skipChildren();
            }
            if (type == null) {
                throw new JsonMappingException(json, "\"type\" is missing");
            }
            if (json.nextToken() != null) {
                throw new JsonMappingException(json, "text after the message");
            }
            return type;
        }
    }

    private static JsonMapper strict() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();
        JsonFactory factory =
                new JsonFactoryBuilder()
                        .streamReadConstraints(constraints)
                        // Names come from strangers; they would stay in the JVM for ever.
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // A null inside a list or map is no value of its type.
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .build();
    }
}
