/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a byte stream into WebSocket messages, whatever pieces it arrives in.
 *
 * <p>One reader per connection, used by one thread. It never throws on what a peer sends. Memory:
 * at most {@code maxMessageBytes} (rounded up by growth to less than twice what has actually
 * arrived), nothing is set aside because a header announces it. A whole message in a heap buffer is
 * delivered from that buffer, without a copy.
 */
public final class FrameReader {

    private static final int MAX_HEADER_BYTES = 14;
    private static final int MAX_CONTROL_BYTES = 125;
    private static final int FIRST_CAPACITY = 1024;

    // An idle connection keeps no more than this after a large message.
    private static final int KEPT_CAPACITY = 16 * 1024;

    private static final byte[] EMPTY = {};

    /** Where in the stream the next byte belongs. */
    private enum State {
        HEADER,
        PAYLOAD,
        STOPPED
    }

    private final Role role;
    private final int maxMessageBytes;
    private final FrameListener listener;

    private State state = State.HEADER;
    private final byte[] header = new byte[MAX_HEADER_BYTES];
    private int headerBytes;

    // The frame being read.
    private int opcode;
    private boolean isFinal;
    private int maskKey;
    private long frameBytes;
    private long frameSeen;

    private final byte[] control = new byte[MAX_CONTROL_BYTES];

    // The data message being read; CONTINUATION stands for none.
    private int messageOpcode = Opcode.CONTINUATION;
    private byte[] message = EMPTY;
    private int messageBytes;
    private boolean isDropping;

    /**
     * A reader for one connection.
     *
     * @param role our end; {@link Role#SERVER} demands masked frames, {@link Role#CLIENT} plain
     *     ones
     * @param maxMessageBytes the most a data message may hold, all fragments together; one byte
     *     more is a violation 1009 {@code message too big}
     */
    public FrameReader(Role role, int maxMessageBytes, FrameListener listener) {
        this.role = role;
        this.maxMessageBytes = maxMessageBytes;
        this.listener = listener;
    }

    /**
     * Takes the next bytes of the stream, all of them, and reports what they complete.
     *
     * @param bytes consumed to the end; if it is backed by an accessible array, its content may be
     *     overwritten
     */
    public void feed(ByteBuffer bytes) {
        while (state != State.STOPPED && (bytes.hasRemaining() || isEmptyPayload())) {
            if (state == State.HEADER) {
                takeHeader(bytes);
            } else {
                takePayload(bytes);
            }
        }
        bytes.position(bytes.limit());
    }

    /** Delivers nothing more; bytes fed from now on are dropped. May be called by the listener. */
    public void stop() {
        state = State.STOPPED;
        message = EMPTY;
        messageBytes = 0;
    }

    /**
     * From now on data messages are read over and not kept, nor what is held of one; control frames
     * are still reported. May be called by the listener.
     */
    public void dropMessages() {
        isDropping = true;
        message = EMPTY;
    }

    /** Bytes of memory held for an unfinished message; for tests and metrics. */
    public int heldBytes() {
        return message.length;
    }

    private boolean isEmptyPayload() {
        return state == State.PAYLOAD && frameBytes == 0;
    }

    private void takeHeader(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            header[headerBytes++] = bytes.get();
            if (headerBytes >= 2 && headerBytes == headerLength()) {
                headerBytes = 0;
                openFrame();
                return;
            }
        }
    }

    private int headerLength() {
        int shortLength = header[1] & 0x7F;
        int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
        return 2 + lengthBytes + ((header[1] & 0x80) == 0 ? 0 : 4);
    }

    private void openFrame() {
        isFinal = (header[0] & 0x80) != 0;
        opcode = header[0] & 0x0F;
        boolean masked = (header[1] & 0x80) != 0;
        int position = 2;
        frameBytes = header[1] & 0x7F;
        if (frameBytes >= 126) {
            int lengthBytes = frameBytes == 126 ? 2 : 8;
            // A length written longer than needed is taken as it is: it does no harm.
            frameBytes = bigEndian(position, lengthBytes);
            position += lengthBytes;
        }
        maskKey = masked ? (int) bigEndian(position, 4) : 0;
        frameSeen = 0;
        state = State.PAYLOAD;
        if ((header[0] & 0x70) != 0) {
            violation("reserved bit set");
        } else if (Opcode.isReserved(opcode)) {
            violation("reserved opcode");
        } else if (masked != (role == Role.SERVER)) {
            violation(masked ? "server frame is masked" : "client frame is not masked");
        } else if (Opcode.isControl(opcode)) {
            openControl();
        } else {
            openData();
        }
    }

    private long bigEndian(int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = (value << 8) | (header[i] & 0xFF);
        }
        return value;
    }

    private void openControl() {
        if (!isFinal) {
            violation("fragmented control frame");
        } else if (frameBytes < 0 || frameBytes > MAX_CONTROL_BYTES) {
            violation("control frame too long");
        }
    }

    private void openData() {
        boolean continues = opcode == Opcode.CONTINUATION;
        boolean midMessage = messageOpcode != Opcode.CONTINUATION;
        if (continues != midMessage) {
            violation(continues ? "continuation of nothing" : "message inside a message");
        } else if (frameBytes < 0) {
            violation("negative frame length");
        } else if (frameBytes > maxMessageBytes - messageBytes) {
            fail(CloseCode.TOO_BIG, "message too big");
        } else if (!continues) {
            messageOpcode = opcode;
            if (opcode == Opcode.BINARY) {
                listener.binary();
            }
        }
    }

    private void takePayload(ByteBuffer bytes) {
        int count = (int) Math.min(bytes.remaining(), frameBytes - frameSeen);
        if (Opcode.isControl(opcode)) {
            takeInto(control, (int) frameSeen, bytes, count);
        } else if (isDropping || messageOpcode == Opcode.BINARY) {
            // Counted towards the limit, but not kept.
            bytes.position(bytes.position() + count);
            messageBytes += count;
        } else if (isWholeMessage(count) && bytes.hasArray()) {
            deliverInPlace(bytes, count);
            return;
        } else {
            reserve(messageBytes + count);
            takeInto(message, messageBytes, bytes, count);
            messageBytes += count;
        }
        frameSeen += count;
        if (frameSeen == frameBytes) {
            endFrame();
        }
    }

    private boolean isWholeMessage(int count) {
        return isFinal && messageBytes == 0 && count == frameBytes;
    }

    private void deliverInPlace(ByteBuffer bytes, int count) {
        int offset = bytes.arrayOffset() + bytes.position();
        if (maskKey != 0) {
            Mask.apply(bytes.array(), offset, count, maskKey, 0);
        }
        bytes.position(bytes.position() + count);
        state = State.HEADER;
        messageOpcode = Opcode.CONTINUATION;
        listener.text(bytes.array(), offset, count);
    }

    private void takeInto(byte[] target, int offset, ByteBuffer bytes, int count) {
        bytes.get(target, offset, count);
        if (maskKey != 0) {
            Mask.apply(target, offset, count, maskKey, (int) frameSeen);
        }
    }

    private void reserve(int needed) {
        if (message.length < needed) {
            long doubled = Math.max(FIRST_CAPACITY, 2L * message.length);
            message =
                    Arrays.copyOf(
                            message, (int) Math.max(needed, Math.min(doubled, maxMessageBytes)));
        }
    }

    private void endFrame() {
        state = State.HEADER;
        if (Opcode.isControl(opcode)) {
            deliverControl(Arrays.copyOf(control, (int) frameBytes));
        } else if (isFinal) {
            deliverMessage();
        }
    }

    private void deliverMessage() {
        boolean isText = messageOpcode == Opcode.TEXT && !isDropping;
        byte[] text = message;
        int length = messageBytes;
        messageOpcode = Opcode.CONTINUATION;
        messageBytes = 0;
        if (text.length > KEPT_CAPACITY) {
            message = EMPTY;
        }
        if (isText) {
            listener.text(text, 0, length);
        }
    }

    private void deliverControl(byte[] payload) {
        switch (opcode) {
            case Opcode.PING -> listener.ping(payload);
            case Opcode.PONG -> listener.pong(payload);
            case Opcode.CLOSE -> deliverClose(payload);
            default -> throw new IllegalStateException("opcode " + opcode + " is reserved");
        }
    }

    private void deliverClose(byte[] payload) {
        if (payload.length == 0) {
            stop();
            listener.close(CloseCode.NO_STATUS, "");
            return;
        }
        int code = payload.length == 1 ? 0 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        if (!CloseCode.isSendable(code)) {
            violation("invalid close code");
            return;
        }
        String reason;
        try {
            ByteBuffer text = ByteBuffer.wrap(payload, 2, payload.length - 2);
            reason = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            fail(CloseCode.INVALID_TEXT, "close reason is not UTF-8");
            return;
        }
        stop();
        listener.close(code, reason);
    }

    private void violation(String reason) {
        fail(CloseCode.PROTOCOL_ERROR, reason);
    }

    private void fail(int closeCode, String reason) {
        stop();
        listener.violation(closeCode, reason);
    }
}
