/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import modelrelay.protocol.ProtocolJson;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.WorkerMessage;

/**
 * Writes messages as UTF-8 text. Stateless and thread-safe; each array returned is the caller's.
 *
 * <p>The two messages that carry bodies can be written from bytes, so that a body never becomes a
 * {@code String}; their bytes must be valid UTF-8 (see {@link Utf8}).
 */
public final class MessageWriter {

    private static final String CHUNK_HEAD = "{\"type\":\"response_chunk\",\"request_id\":";
    private static final byte[] CHUNK_TAIL = utf8("\"}");

    // Half a surrogate pair, which UTF-8 cannot hold, it writes as an escape.
    private static final ObjectWriter JSON = ProtocolJson.mapper().writer();

    private MessageWriter() {}

    /** Writes a message of the server. */
    public static byte[] write(ServerMessage message) {
        return json(message);
    }

    /** Writes a message of a worker. */
    public static byte[] write(WorkerMessage message) {
        return json(message);
    }

    /** Writes a {@code request} around the client's body, which is only escaped. */
    public static byte[] request(RequestHead head, byte[] bodyUtf8) {
        StringBuilder start = new StringBuilder(256);
        start.append("{\"type\":\"request\",\"request_id\":");
        JsonText.quote(head.requestId(), start);
        start.append(",\"model\":");
        JsonText.quote(head.model(), start);
        start.append(",\"endpoint_path\":");
        JsonText.quote(head.endpointPath(), start);
        start.append(",\"is_streaming\":").append(head.isStreaming());
        start.append(",\"body\":\"");
        StringBuilder end = new StringBuilder(256).append('"');
        appendHeaders(head.headers(), end);
        end.append('}');
        return around(utf8(start.toString()), bodyUtf8, 0, bodyUtf8.length, utf8(end.toString()));
    }

    /** Writes a {@code response_chunk} in the form that {@link ChunkFrame} takes. */
    public static byte[] chunk(String requestId, byte[] utf8, int offset, int length) {
        StringBuilder start = new StringBuilder(128).append(CHUNK_HEAD);
        JsonText.quote(requestId, start);
        start.append(",\"chunk\":\"");
        return around(utf8(start.toString()), utf8, offset, length, CHUNK_TAIL);
    }

    private static void appendHeaders(Map<String, String> headers, StringBuilder target) {
        if (headers.isEmpty()) {
            return;
        }
        char separator = '{';
        target.append(",\"headers\":");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            target.append(separator);
            JsonText.quote(header.getKey(), target);
            target.append(':');
            JsonText.quote(header.getValue(), target);
            separator = ',';
        }
        target.append('}');
    }

    private static byte[] around(byte[] start, byte[] content, int offset, int length, byte[] end) {
        int escaped = JsonText.escapedLength(content, offset, length);
        byte[] text = new byte[start.length + escaped + end.length];
        System.arraycopy(start, 0, text, 0, start.length);
        int at = JsonText.escape(content, offset, length, text, start.length);
        System.arraycopy(end, 0, text, at, end.length);
        return text;
    }

    private static byte[] json(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every generated record can be written", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
