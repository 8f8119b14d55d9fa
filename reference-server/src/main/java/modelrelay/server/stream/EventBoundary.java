/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

/**
 * Whether a text stops between two server-sent events: at its start, or after an empty line. Lines
 * end with LF, CR LF or CR. Not thread-safe.
 */
final class EventBoundary {
    private boolean atLineStart = true;
    private boolean afterEmptyLine = true;
    private boolean afterCr;

    void advance(byte[] text) {
        for (byte next : text) {
            if (next == '\n' && afterCr) {
                // The second half of a line end that was counted already.
                afterCr = false;
                continue;
            }
            boolean isLineEnd = next == '\n' || next == '\r';
            afterEmptyLine = isLineEnd && (atLineStart || afterEmptyLine);
            atLineStart = isLineEnd;
            afterCr = next == '\r';
        }
    }

    boolean isHere() {
        return afterEmptyLine;
    }
}
