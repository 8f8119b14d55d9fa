/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Words for a request that is no HTTP: a strange method, a percent sign without two digits behind
 * it, a head without end.
 *
 * <p>No handler ever sees such a request. Undertow writes a bare 400 to the socket and closes the
 * connection; this stands before the socket and sends an error that a client can read instead
 * (ERR-001, HTP-010). In the OpenAI dialect, as there is no route. On the connection's I/O thread.
 */
final class ParseRefusal extends AbstractStreamSinkConduit<StreamSinkConduit> {

    // Byte for byte; no answer of ours can be the same, as all of them carry an id.
    private static final ByteBuffer BARE =
            ByteBuffer.wrap(
                            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII))
                    .asReadOnlyBuffer();

    private @Nullable ByteBuffer answer;

    ParseRefusal(StreamSinkConduit next) {
        super(next);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (answer == null) {
            if (!BARE.equals(source)) {
                return next.write(source);
            }
            answer = ByteBuffer.wrap(answer());
        }
        while (answer.hasRemaining()) {
            if (next.write(answer) == 0) {
                // Not taken yet, so that the writer comes again.
                return 0;
            }
        }
        int taken = source.remaining();
        source.position(source.limit());
        return taken;
    }

    private static byte[] answer() {
        String id = UUID.randomUUID().toString();
        HttpError error =
                HttpError.of(
                        ErrorKind.INVALID_REQUEST,
                        "This is not an HTTP request. Check the method, the headers and whether"
                                + " path and query are percent-encoded.");
        byte[] body = ErrorStyle.OPENAI.body(error, id);
        String head =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + (RequestTag.HEADER + ": " + id + "\r\n")
                        + ("Content-Length: " + body.length + "\r\n\r\n");
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(headBytes.length + body.length).put(headBytes).put(body).array();
    }
}
