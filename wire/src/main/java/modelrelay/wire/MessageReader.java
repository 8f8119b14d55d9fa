/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import modelrelay.protocol.ProtocolJson;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.UnknownTypeException;
import modelrelay.protocol.WorkerMessage;

/**
 * Reads one whole text message. Stateless and thread-safe.
 *
 * <p>Unknown fields are ignored, an explicit null is an absent field, and nothing is converted: 5
 * is no string, "5" and 5.0 are no integers. A lone surrogate written as an escape is kept in a
 * value as it is; in a name it is malformed.
 */
public final class MessageReader {

    private MessageReader() {}

    /**
     * Reads a message sent by a worker.
     *
     * @param utf8 holds the text from {@code offset}
     * @throws MalformedFrame if it is not one; see there for what the caller does
     */
    public static Incoming<WorkerMessage> fromWorker(byte[] utf8, int offset, int length)
            throws MalformedFrame {
        return read(ProtocolJson::readWorkerMessage, utf8, offset, length);
    }

    /**
     * Reads a message sent by a server.
     *
     * @param utf8 holds the text from {@code offset}
     * @throws MalformedFrame if it is not one; see there for what the caller does
     */
    public static Incoming<ServerMessage> fromServer(byte[] utf8, int offset, int length)
            throws MalformedFrame {
        return read(ProtocolJson::readServerMessage, utf8, offset, length);
    }

    private static <M> Incoming<M> read(Json<M> json, byte[] utf8, int offset, int length)
            throws MalformedFrame {
        if (!Utf8.isValid(utf8, offset, length)) {
            throw new MalformedFrame("not UTF-8");
        }
        try {
            return new Incoming.Known<>(json.read(utf8, offset, length));
        } catch (UnknownTypeException e) {
            return new Incoming.Unknown<>(e.type());
        } catch (JsonMappingException e) {
            throw new MalformedFrame(fault(e));
        } catch (IOException e) {
            throw new MalformedFrame("not a JSON object");
        }
    }

    /** Names the top-level field, which is one of ours: unknown ones are skipped unread. */
    private static String fault(JsonMappingException e) {
        String field = e.getPath().isEmpty() ? null : e.getPath().getFirst().getFieldName();
        return field == null
                ? "a field is missing or wrong"
                : "the field " + field + " is missing or wrong";
    }

    /** One of the two directions. */
    private interface Json<M> {
        M read(byte[] utf8, int offset, int length) throws IOException;
    }
}
