/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.handlers.HostHeaderHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Words for a request that is no HTTP: a strange method, a percent sign without two digits behind
 * it, a head without end, no host or one that is none.
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

    private static final String NO_HTTP =
            "This is not an HTTP request. Check the method, the headers and whether path and query"
                    + " are percent-encoded.";

    // A head and nothing more: what a client or a worker says never is the whole of a write.
    private static final Pattern BARE_HOST =
            Pattern.compile(
                    "HTTP/1\\.[01] 400 (.+)\\r\\n(?:(?!x-request-id:)[^\\r\\n]+\\r\\n)*\\r\\n",
                    Pattern.CASE_INSENSITIVE);
    private static final Set<String> HOST_REASONS =
            Set.of(
                    HostHeaderHandler.STATUS_NO_HOST_HEADER,
                    HostHeaderHandler.STATUS_TOO_MANY_HOST_HEADERS,
                    HostHeaderHandler.STATUS_MALFORMED_PORT,
                    HostHeaderHandler.STATUS_MALFORMED_IP_LITERAL,
                    HostHeaderHandler.STATUS_MALFORMED_IP_LITERAL_BAD_CHARS,
                    HostHeaderHandler.STATUS_HOST_NO_MATCH);
    private static final int MAX_BARE_HOST_BYTES = 512;
    private static final String NO_HOST =
            "The Host header is missing, there twice or no host. Send one, with the host of the"
                    + " URL.";

    private @Nullable ByteBuffer answer;

    ParseRefusal(StreamSinkConduit next) {
        super(next);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (answer == null) {
            if (BARE.equals(source)) {
                answer = answer(NO_HTTP);
            } else if (isBareHost(source)) {
                answer = answer(NO_HOST);
            } else {
                return next.write(source);
            }
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

    private static boolean isBareHost(ByteBuffer source) {
        int size = source.remaining();
        if (size == 0 || size > MAX_BARE_HOST_BYTES || source.get(source.position()) != 'H') {
            return false;
        }
        String text = StandardCharsets.ISO_8859_1.decode(source.duplicate()).toString();
        Matcher head = BARE_HOST.matcher(text);
        return head.matches() && HOST_REASONS.contains(head.group(1));
    }

    private static ByteBuffer answer(String advice) {
        String id = UUID.randomUUID().toString();
        HttpError error = HttpError.of(ErrorKind.INVALID_REQUEST, advice);
        byte[] body = ErrorStyle.OPENAI.body(error, id);
        String head =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + (RequestTag.HEADER + ": " + id + "\r\n")
                        + ("Content-Length: " + body.length + "\r\n\r\n");
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(headBytes.length + body.length).put(headBytes).put(body).flip();
    }
}
