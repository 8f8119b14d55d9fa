/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** One WebSocket frame, as it is on the wire (RFC 6455, without extensions). */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(boolean fin, int opcode, byte[] payload, boolean masked) {
    /** A text frame continues with these. */
    public static final int CONTINUATION = 0;

    /** Text. */
    public static final int TEXT = 1;

    /** Binary. */
    public static final int BINARY = 2;

    /** Close. */
    public static final int CLOSE = 8;

    /** Ping. */
    public static final int PING = 9;

    /** Pong. */
    public static final int PONG = 10;

    private static final int MAX_BYTES = 256 * 1024 * 1024;

    /** Somebody sends more than anybody takes in. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        /** Says what is too large. */
        public TooLarge(String message) {
            super(message);
        }
    }

    /** A frame to be written; who writes it knows whether it is masked. */
    public Frame(boolean fin, int opcode, byte[] payload) {
        this(fin, opcode, payload, false);
    }

    /** A whole text message in one frame. */
    public static Frame text(String text) {
        return new Frame(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A close frame. */
    public static Frame close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return new Frame(
                true,
                CLOSE,
                ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    }

    /**
     * Reads the next frame, masked or not.
     *
     * @throws EOFException if the connection ends first
     */
    public static Frame read(InputStream in) throws IOException {
        return read(in, MAX_BYTES);
    }

    /**
     * Reads the next frame, masked or not.
     *
     * @throws TooLarge if it is longer than {@code maxBytes}; nothing of it has been kept
     * @throws EOFException if the connection ends first
     */
    public static Frame read(InputStream in, int maxBytes) throws IOException {
        int first = octet(in);
        int second = octet(in);
        long length = second & 0x7f;
        if (length == 126) {
            length = number(in, 2);
        } else if (length == 127) {
            length = number(in, 8);
        }
        if (length < 0 || length > maxBytes) {
            throw new TooLarge("a frame of " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] mask = (second & 0x80) == 0 ? new byte[4] : exactly(in, 4);
        byte[] payload = exactly(in, (int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame((first & 0x80) != 0, first & 0x0f, payload, (second & 0x80) != 0);
    }

    private static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the connection ended");
        }
        return octet;
    }

    private static long number(InputStream in, int octets) throws IOException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet(in);
        }
        return number;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended inside a frame");
        }
        return bytes;
    }

    /** Writes the frame as a client must, with a random mask. */
    public void writeMasked(OutputStream out) throws IOException {
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask[i & 3];
        }
        var bytes = new ByteArrayOutputStream(payload.length + 14);
        head(0x80, bytes);
        bytes.writeBytes(mask);
        bytes.writeBytes(masked);
        bytes.writeTo(out);
    }

    /** Writes the frame as a server must, without a mask. */
    public void writePlain(OutputStream out) throws IOException {
        var bytes = new ByteArrayOutputStream(payload.length + 10);
        head(0, bytes);
        bytes.writeBytes(payload);
        bytes.writeTo(out);
    }

    private void head(int maskBit, ByteArrayOutputStream bytes) {
        bytes.write((fin ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            bytes.write(maskBit | payload.length);
        } else if (payload.length < 65_536) {
            bytes.write(maskBit | 126);
            bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            bytes.write(maskBit | 127);
            bytes.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
    }

    /** The payload as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The code of a close frame; 1005 if it has none. */
    public int closeCode() {
        return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }

    /** The reason of a close frame, possibly empty. */
    public String closeReason() {
        return payload.length < 2
                ? ""
                : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
}
