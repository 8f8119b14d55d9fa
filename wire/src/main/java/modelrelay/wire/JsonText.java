/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import java.nio.charset.StandardCharsets;

/** JSON strings as bytes: escaping UTF-8 without a detour over {@code String}. */
final class JsonText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Bytes that each byte adds when escaped: 0 (as it is), 1 ({@code \n}) or 5. */
    private static final byte[] ADDED = new byte[256];

    /** The letter behind the backslash of a short escape. */
    private static final byte[] LETTER = new byte[256];

    static {
        for (int control = 0; control < 0x20; control++) {
            ADDED[control] = 5;
        }
        shortEscape('"', '"');
        shortEscape('\\', '\\');
        shortEscape('\b', 'b');
        shortEscape('\f', 'f');
        shortEscape('\n', 'n');
        shortEscape('\r', 'r');
        shortEscape('\t', 't');
    }

    private JsonText() {}

    private static void shortEscape(char raw, char letter) {
        ADDED[raw] = 1;
        LETTER[raw] = (byte) letter;
    }

    /** Length of the bytes once escaped. */
    static int escapedLength(byte[] utf8, int offset, int length) {
        int escaped = length;
        for (int i = offset; i < offset + length; i++) {
            escaped += ADDED[utf8[i] & 0xFF];
        }
        return escaped;
    }

    /**
     * Writes the bytes escaped, without quotes.
     *
     * @return the position in {@code target} after the last byte written
     */
    static int escape(byte[] utf8, int offset, int length, byte[] target, int at) {
        int to = at;
        int end = offset + length;
        for (int i = offset; i < end; ) {
            int runStart = i;
            while (i < end && ADDED[utf8[i] & 0xFF] == 0) {
                i++;
            }
            System.arraycopy(utf8, runStart, target, to, i - runStart);
            to += i - runStart;
            if (i < end) {
                to = escapeOne(utf8[i++], target, to);
            }
        }
        return to;
    }

    private static int escapeOne(byte raw, byte[] target, int at) {
        int to = at;
        target[to++] = '\\';
        if (ADDED[raw] == 1) {
            target[to++] = LETTER[raw];
            return to;
        }
        target[to++] = 'u';
        target[to++] = '0';
        target[to++] = '0';
        target[to++] = HEX[raw >> 4];
        target[to++] = HEX[raw & 0xF];
        return to;
    }

    /**
     * Appends a quoted string; a lone surrogate, which UTF-8 cannot hold, becomes a question mark.
     */
    static void quote(String text, StringBuilder target) {
        target.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ADDED.length || ADDED[c] == 0) {
                target.append(c);
            } else if (ADDED[c] == 1) {
                target.append('\\').append((char) LETTER[c]);
            } else {
                target.append("\\u00").append((char) HEX[c >> 4]).append((char) HEX[c & 0xF]);
            }
        }
        target.append('"');
    }
}
