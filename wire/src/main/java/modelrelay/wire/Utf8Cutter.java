/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a byte stream into pieces of whole characters, so that a character split over two reads
 * arrives undamaged.
 *
 * <p>One per stream, used by one thread at a time. Holds at most three bytes between calls.
 */
public final class Utf8Cutter {

    private static final byte[] NOTHING = {};

    private byte[] carried = NOTHING;

    /**
     * Takes the next bytes and returns all whole characters available now.
     *
     * @param bytes consumed to the end
     * @return possibly empty; the caller's to keep
     * @throws NotUtf8 if the stream is not UTF-8; the cutter is of no use afterwards
     */
    public byte[] cut(ByteBuffer bytes) throws NotUtf8 {
        byte[] joined = Arrays.copyOf(carried, carried.length + bytes.remaining());
        bytes.get(joined, carried.length, bytes.remaining());
        int end = Utf8.validUntil(joined, 0, joined.length);
        if (end == joined.length) {
            carried = NOTHING;
            return joined;
        }
        if (!Utf8.isBeginning(joined, end, joined.length)) {
            throw new NotUtf8();
        }
        carried = Arrays.copyOfRange(joined, end, joined.length);
        return Arrays.copyOf(joined, end);
    }

    /**
     * Declares the stream ended.
     *
     * @throws NotUtf8 if it ended inside a character
     */
    public void end() throws NotUtf8 {
        if (carried.length > 0) {
            throw new NotUtf8();
        }
    }

    /** The bytes are not text; the message names none of them. */
    public static final class NotUtf8 extends Exception {

        private static final long serialVersionUID = 1L;

        NotUtf8() {
            super("not valid UTF-8 text", null, false, false);
        }
    }
}
