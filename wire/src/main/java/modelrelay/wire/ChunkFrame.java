/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fast path of a stream: a {@code response_chunk} in its usual form, unescaped straight to
 * UTF-8 bytes.
 *
 * <p>What it accepts it reads exactly as {@link MessageReader} does; for anything unusual (other
 * field order, white space, further fields, a lone surrogate, malformed text) it answers null and
 * the caller asks {@code MessageReader}.
 */
public final class ChunkFrame {

    private static final byte[] PREFIX = ascii("{\"type\":\"response_chunk\",\"request_id\":\"");
    private static final byte[] MIDDLE = ascii("\",\"chunk\":\"");
    private static final byte[] SUFFIX = ascii("\"}");

    private final String requestId;
    private final byte[] utf8;

    private ChunkFrame(String requestId, byte[] utf8) {
        this.requestId = requestId;
        this.utf8 = utf8;
    }

    /**
     * Reads one whole text message if it has the usual form.
     *
     * @return null when it does not; that is no verdict on the message
     */
    public static @Nullable ChunkFrame parse(byte[] text, int offset, int length) {
        int end = offset + length;
        if (!has(PREFIX, text, offset, end)) {
            return null;
        }
        int idStart = offset + PREFIX.length;
        int idEnd = plainEnd(text, idStart, end);
        if (!has(MIDDLE, text, idEnd, end)) {
            return null;
        }
        int from = idEnd + MIDDLE.length;
        int to = end - SUFFIX.length;
        if (to < from || !has(SUFFIX, text, to, end)) {
            return null;
        }
        byte[] content = unescape(text, from, to);
        if (content == null) {
            return null;
        }
        String id = new String(text, idStart, idEnd - idStart, StandardCharsets.ISO_8859_1);
        return new ChunkFrame(id, content);
    }

    /** The request that the chunk belongs to. */
    public String requestId() {
        return requestId;
    }

    /** The chunk's text; the caller's to keep. */
    public byte[] utf8() {
        return utf8;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean has(byte[] expected, byte[] text, int from, int end) {
        return end - from >= expected.length
                && Arrays.equals(text, from, from + expected.length, expected, 0, expected.length);
    }

    /** Where the run of plain ASCII that needs no unescaping ends. */
    private static int plainEnd(byte[] text, int from, int end) {
        int i = from;
        while (i < end && text[i] >= 0x20 && text[i] != '"' && text[i] != '\\') {
            i++;
        }
        return i;
    }

    private static byte @Nullable [] unescape(byte[] text, int from, int to) {
        int decodedLength = decodedLength(text, from, to);
        if (decodedLength < 0) {
            return null;
        }
        if (decodedLength == to - from) {
            return Arrays.copyOfRange(text, from, to);
        }
        byte[] decoded = new byte[decodedLength];
        int at = 0;
        int i = from;
        while (true) {
            int runStart = i;
            while (i < to && text[i] != '\\') {
                i++;
            }
            System.arraycopy(text, runStart, decoded, at, i - runStart);
            at += i - runStart;
            if (i == to) {
                return decoded;
            }
            if (text[i + 1] != 'u') {
                decoded[at++] = shortEscape(text[i + 1]);
                i += 2;
            } else {
                int codePoint = codePoint(text, i);
                at = encode(codePoint, decoded, at);
                i += codePoint > 0xFFFF ? 12 : 6;
            }
        }
    }

    /** Length of the unescaped text, or -1 if it is not a valid JSON string that UTF-8 can hold. */
    private static int decodedLength(byte[] text, int from, int to) {
        if (!Utf8.isValid(text, from, to - from)) {
            return -1;
        }
        int length = 0;
        for (int i = from; i < to; ) {
            byte b = text[i];
            if (b != '\\') {
                if (b == '"' || (b >= 0 && b < 0x20)) {
                    return -1;
                }
                length++;
                i++;
            } else if (i + 1 == to) {
                return -1;
            } else if (text[i + 1] != 'u') {
                if (shortEscape(text[i + 1]) == 0) {
                    return -1;
                }
                length++;
                i += 2;
            } else {
                int codePoint = codePoint(text, i);
                if (codePoint < 0) {
                    return -1;
                }
                length += encodedLength(codePoint);
                i += codePoint > 0xFFFF ? 12 : 6;
            }
        }
        return length;
    }

    /** The character that a short escape stands for, or 0 if there is no such escape. */
    private static byte shortEscape(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }

    /** The code point of the {@code \\u} escape at {@code i}, of both halves of a pair, or -1. */
    private static int codePoint(byte[] text, int i) {
        int unit = unit(text, i);
        if (unit < 0 || Character.isLowSurrogate((char) unit)) {
            return -1;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return unit;
        }
        // The -1 for "no escape" is no low half either.
        int low = unit(text, i + 6);
        return Character.isLowSurrogate((char) low)
                ? Character.toCodePoint((char) unit, (char) low)
                : -1;
    }

    /** The number of the {@code \\u} escape at {@code i}, or -1 if there is none. */
    private static int unit(byte[] text, int i) {
        // No bound: the closing quote, which is in the array, is neither backslash nor digit.
        if (text[i] != '\\' || text[i + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int k = i + 2; k < i + 6; k++) {
            int digit = Character.digit(text[k], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private static int encodedLength(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint > 0xFFFF ? 4 : 3;
    }

    private static int encode(int codePoint, byte[] target, int at) {
        int length = encodedLength(codePoint);
        if (length == 1) {
            target[at] = (byte) codePoint;
            return at + 1;
        }
        int mark = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0;
        target[at] = (byte) (mark | (codePoint >> (6 * (length - 1))));
        for (int i = length - 1; i > 0; i--) {
            int shift = 6 * (length - 1 - i);
            target[at + i] = (byte) (0x80 | ((codePoint >> shift) & 0x3F));
        }
        return at + length;
    }
}
