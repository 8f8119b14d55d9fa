/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

/** The default answer: short, the same every time, and not plain ASCII on purpose. */
public final class PleasantText {
    private PleasantText() {}

    /** An answer that repeats what the user said last. */
    public static String answering(ModelRequest request) {
        String said = request.lastUserText();
        return said.isEmpty()
                ? "Hello! 👋 Nothing was asked, so here is a crab 🦀 and a naïve café."
                : "Hello! 👋 You said: “" + said + "” – 東京 and a crab 🦀 say hi, too.";
    }
}
