/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** A client that sees single reads of a socket, as no HTTP library shows them. */
final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MS = 10_000;

    private final Socket socket = new Socket();

    RawClient(InetSocketAddress address) throws IOException {
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(address, TIMEOUT_MS);
    }

    /** Sends chat requests with these bodies, all in one go; ' stands for ". */
    RawClient post(String... bodies) throws IOException {
        var all = new ByteArrayOutputStream();
        for (String body : bodies) {
            byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
            all.writeBytes(
                    "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n"
                            .formatted(bytes.length)
                            .getBytes(UTF_8));
            all.writeBytes(bytes);
        }
        return send(all.toByteArray());
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** One read; empty at the end of the stream. */
    byte[] read() throws IOException {
        byte[] buffer = new byte[1 << 16];
        int count = socket.getInputStream().read(buffer);
        return count < 0 ? new byte[0] : Arrays.copyOf(buffer, count);
    }

    /** Everything up to the first occurrence of a text, one byte a character. */
    String readUntil(String text) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            byte[] more = read();
            if (more.length == 0) {
                throw new IOException("ended after: " + seen);
            }
            seen.append(new String(more, ISO_8859_1));
        }
        return seen.toString();
    }

    /** Everything up to the end of the stream. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Leaves with a reset instead of a good-bye. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
