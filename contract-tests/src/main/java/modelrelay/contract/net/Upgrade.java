/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The handshake that turns an HTTP connection into a WebSocket, from either side. */
public final class Upgrade {
    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int SWITCHING_PROTOCOLS = 101;

    private Upgrade() {}

    /**
     * Asks for the upgrade and returns the answer's head, whatever its status.
     *
     * @throws IOException if it grants the upgrade and no WebSocket client would believe it
     */
    public static HttpHead ask(Link link, int port, String target, List<Header> more)
            throws IOException {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        var headers = new ArrayList<Header>();
        headers.add(new Header("Host", "127.0.0.1:" + port));
        headers.add(new Header("Upgrade", "websocket"));
        headers.add(new Header("Connection", "Upgrade"));
        String sent = Base64.getEncoder().encodeToString(key);
        headers.add(new Header("Sec-WebSocket-Key", sent));
        headers.add(new Header("Sec-WebSocket-Version", "13"));
        headers.addAll(more);
        link.out().write(new HttpHead("GET " + target + " HTTP/1.1", headers).bytes());
        HttpHead answer = HttpHead.readAnswer(link.in());
        if (answer.status() == SWITCHING_PROTOCOLS) {
            check(answer, accept(sent));
        }
        return answer;
    }

    private static void check(HttpHead answer, String accept) throws IOException {
        String granted = answer.header("sec-websocket-accept").orElse("missing");
        if (!granted.equals(accept)) {
            throw new IOException(
                    "Sec-WebSocket-Accept of the answer 101 is " + granted + ", not " + accept);
        }
        if (!answer.header("upgrade").orElse("").equalsIgnoreCase("websocket")
                || !answer.lists("connection", "upgrade")) {
            throw new IOException("the answer 101 upgrades to no WebSocket");
        }
    }

    /** Grants an upgrade that was asked for with {@code request}. */
    public static void grant(Link link, HttpHead request) throws IOException {
        String key =
                request.header("sec-websocket-key")
                        .orElseThrow(() ->
                                new IOException(
                                        "no Sec-WebSocket-Key in "
                                                + HttpHead.beginning(request.startLine())));
        var headers =
                List.of(
                        new Header("Upgrade", "websocket"),
                        new Header("Connection", "Upgrade"),
                        new Header("Sec-WebSocket-Accept", accept(key)));
        link.out().write(new HttpHead("HTTP/1.1 101 Switching Protocols", headers).bytes());
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-1", missing);
        }
    }
}
