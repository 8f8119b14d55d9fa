/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import modelrelay.protocol.Protocol;
import modelrelay.wire.frame.HandshakeKey;

/** The opening handshake of a WebSocket connection, from the client's side. */
final class Upgrade {

    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;

    private Upgrade() {}

    /**
     * Asks for the upgrade and reads exactly the answer's head: what follows are frames.
     *
     * @throws Refused if the server answers anything else
     */
    static void perform(RelayAddress address, String secret, InputStream in, OutputStream out)
            throws IOException {
        String key = HandshakeKey.create();
        String request =
                "GET "
                        + address.target()
                        + " HTTP/1.1\r\nHost: "
                        + address.hostHeader()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                        + key
                        + "\r\nSec-WebSocket-Version: 13\r\n"
                        + Protocol.SECRET_HEADER
                        + ": "
                        + secret
                        + "\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.flush();
        String[] lines = head(in).split("\r?\n");
        int status = status(lines.length == 0 ? "" : lines[0]);
        if (status != SWITCHING_PROTOCOLS) {
            throw new Refused(status);
        }
        Map<String, String> headers = headers(lines);
        if (!HandshakeKey.accept(key).equals(headers.get("sec-websocket-accept"))) {
            throw new IOException("the answer is not that of a WebSocket server");
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(512);
        while (head.length() < MAX_HEAD_BYTES) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed during the handshake");
            }
            head.append((char) next);
            if (next == '\n' && endsHead(head)) {
                return head.toString();
            }
        }
        throw new IOException("the answer's head is too long");
    }

    private static boolean endsHead(StringBuilder head) {
        int length = head.length();
        return (length >= 2 && head.charAt(length - 2) == '\n')
                || (length >= 4 && "\r\n\r\n".contentEquals(head.subSequence(length - 4, length)));
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new IOException("the answer is not HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** The server answered, but did not switch. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status) {
            super("the server answered the upgrade with status " + status);
            this.status = status;
        }

        /** Whether the status is about who we are. */
        boolean isRejection() {
            return status == 401 || status == 403;
        }
    }
}
