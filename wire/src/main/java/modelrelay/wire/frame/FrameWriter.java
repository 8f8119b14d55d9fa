/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes whole, unfragmented frames. May be shared by threads.
 *
 * <p>Each buffer returned is new, backed by an array of exactly the frame's size, and ready to be
 * read from.
 */
public final class FrameWriter {

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX_CONTROL_BYTES = 125;
    private static final int MAX_REASON_BYTES = MAX_CONTROL_BYTES - 2;

    private final Role role;
    private final Mask mask = new Mask();

    /** A writer for our end of the connection; {@link Role#CLIENT} masks what it writes. */
    public FrameWriter(Role role) {
        this.role = role;
    }

    /** A text message. */
    public ByteBuffer text(byte[] utf8) {
        return frame(FIN | Opcode.TEXT, utf8, 0, utf8.length);
    }

    /** A text message out of a part of an array. */
    public ByteBuffer text(byte[] utf8, int offset, int length) {
        return frame(FIN | Opcode.TEXT, utf8, offset, length);
    }

    /**
     * A text message in as many frames as its size asks for, one behind the other.
     *
     * @param maxFrameBytes the largest payload of a frame; a peer may take larger messages than
     *     frames
     */
    public ByteBuffer message(byte[] utf8, int maxFrameBytes) {
        if (utf8.length <= maxFrameBytes) {
            return text(utf8);
        }
        List<byte[]> frames = new ArrayList<>();
        int total = 0;
        for (int offset = 0; offset < utf8.length; offset += maxFrameBytes) {
            int length = Math.min(maxFrameBytes, utf8.length - offset);
            int last = offset + length == utf8.length ? FIN : 0;
            int opcode = offset == 0 ? Opcode.TEXT : Opcode.CONTINUATION;
            byte[] frame = frame(last | opcode, utf8, offset, length).array();
            frames.add(frame);
            total = Math.addExact(total, frame.length);
        }
        ByteBuffer message = ByteBuffer.allocate(total);
        frames.forEach(message::put);
        return message.flip();
    }

    /**
     * A ping.
     *
     * @param payload at most 125 bytes
     */
    public ByteBuffer ping(byte[] payload) {
        return control(Opcode.PING, payload);
    }

    /**
     * A pong; {@code payload} is that of the ping it answers.
     *
     * @param payload at most 125 bytes
     */
    public ByteBuffer pong(byte[] payload) {
        return control(Opcode.PONG, payload);
    }

    /** A close frame; a reason too long for one is cut at a character. */
    public ByteBuffer close(int code, String reason) {
        if (!CloseCode.isSendable(code)) {
            throw new IllegalArgumentException("close code " + code + " cannot be sent");
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MAX_REASON_BYTES);
        // Ends: no text begins inside a character.
        while (length < text.length && (text[length] & 0xC0) == 0x80) {
            length--;
        }
        byte[] payload = new byte[2 + length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, length);
        return frame(FIN | Opcode.CLOSE, payload, 0, payload.length);
    }

    private ByteBuffer control(int opcode, byte[] payload) {
        if (payload.length > MAX_CONTROL_BYTES) {
            throw new IllegalArgumentException("control payload of " + payload.length + " bytes");
        }
        return frame(FIN | opcode, payload, 0, payload.length);
    }

    private ByteBuffer frame(int head, byte[] payload, int offset, int length) {
        boolean masks = role == Role.CLIENT;
        int lengthBytes = length < 126 ? 0 : length <= 0xFFFF ? 2 : 8;
        int start = 2 + lengthBytes + (masks ? 4 : 0);
        byte[] frame = new byte[start + length];
        frame[0] = (byte) head;
        int shortLength = lengthBytes == 0 ? length : lengthBytes == 2 ? 126 : 127;
        frame[1] = (byte) (shortLength | (masks ? MASKED : 0));
        for (int i = 0; i < lengthBytes; i++) {
            frame[2 + i] = (byte) ((long) length >>> (8 * (lengthBytes - 1 - i)));
        }
        System.arraycopy(payload, offset, frame, start, length);
        if (masks) {
            int key = mask.nextKey();
            for (int i = 0; i < 4; i++) {
                frame[start - 4 + i] = (byte) (key >>> (8 * (3 - i)));
            }
            Mask.apply(frame, start, length, key, 0);
        }
        return ByteBuffer.wrap(frame);
    }
}
