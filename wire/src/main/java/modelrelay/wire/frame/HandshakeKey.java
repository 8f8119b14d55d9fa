/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The two keys of the opening handshake (RFC 6455 section 4). */
public final class HandshakeKey {

    private static final String PROTOCOL_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private HandshakeKey() {}

    /** A fresh value for the client's {@code Sec-WebSocket-Key}. */
    public static String create() {
        byte[] nonce = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    /** Whether a {@code Sec-WebSocket-Key} has the form the protocol asks for. */
    public static boolean isValid(String key) {
        try {
            return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The server's {@code Sec-WebSocket-Accept} for a client's {@code Sec-WebSocket-Key}. */
    public static String accept(String key) {
        try {
            byte[] text = (key.strip() + PROTOCOL_GUID).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
