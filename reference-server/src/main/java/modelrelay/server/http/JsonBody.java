/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import modelrelay.protocol.ProtocolJson;
import org.jspecify.annotations.Nullable;

/** The generated records of the HTTP interface as JSON in UTF-8, and back. */
public final class JsonBody {

    private JsonBody() {}

    /** Writes a generated record. */
    public static byte[] of(Object generated) {
        try {
            return ProtocolJson.mapper().writeValueAsBytes(generated);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every generated record can be written", e);
        }
    }

    /** Reads a generated record; null if the text is not one. */
    public static <T> @Nullable T read(byte[] utf8, Class<T> type) {
        try {
            return ProtocolJson.mapper().readValue(utf8, type);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
