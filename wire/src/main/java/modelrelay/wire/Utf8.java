/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Judges UTF-8 strictly: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the bytes are whole characters and nothing else. */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        int end = offset + length;
        return validUntil(bytes, offset, end) == end;
    }

    /**
     * Where the valid whole characters end.
     *
     * @return {@code to}, or the start of the first sequence that is broken or lacks bytes
     */
    static int validUntil(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            while (i <= to - 8 && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
                i += 8;
            }
            while (i < to && bytes[i] >= 0) {
                i++;
            }
            if (i == to) {
                return to;
            }
            int length = sequenceLength(bytes[i]);
            if (length == 0 || to - i < length || !startsWell(bytes, i, to)) {
                return i;
            }
            i += length;
        }
    }

    /**
     * Whether the bytes, at least one, are a beginning of one valid character that lacks only its
     * end.
     */
    static boolean isBeginning(byte[] bytes, int from, int to) {
        return to - from < sequenceLength(bytes[from]) && startsWell(bytes, from, to);
    }

    /** Length of the sequence that a byte above 0x7F opens; 0 when it can open none. */
    private static int sequenceLength(byte first) {
        int lead = first & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }

    /** Whether the bytes present of the sequence at {@code from} can belong to it. */
    private static boolean startsWell(byte[] bytes, int from, int to) {
        int present = Math.min(to - from, sequenceLength(bytes[from]));
        for (int i = 1; i < present; i++) {
            if ((bytes[from + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        if (present < 2) {
            return true;
        }
        int second = bytes[from + 1] & 0xFF;
        return switch (bytes[from] & 0xFF) {
            case 0xE0 -> second >= 0xA0; // below: overlong
            case 0xED -> second <= 0x9F; // above: surrogates
            case 0xF0 -> second >= 0x90; // below: overlong
            case 0xF4 -> second <= 0x8F; // above: past U+10FFFF
            default -> true;
        };
    }
}
