/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import java.util.Random;

/** Text with what JSON and UTF-8 find hard: quotes, controls, two to four bytes, NUL. */
final class Text {

    private static final String[] PIECES = {
        "a", "Z", "5", " ", "\"", "\\", "/", "\n", "\t", "\u0000", "\u001f", "é", "€", "😀",
        "\u2028", "</", "{}"
    };

    private Text() {}

    /** Up to seven pieces more than {@code least}. */
    static String of(Random random, int least) {
        StringBuilder text = new StringBuilder();
        for (int i = least + random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
