/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A listener that writes down what it hears, one line an event. */
final class Heard implements FrameListener {

    final List<String> events = new ArrayList<>();
    Runnable onText = () -> {};

    @Override
    public void text(byte[] buffer, int offset, int length) {
        events.add("text " + new String(buffer, offset, length, StandardCharsets.UTF_8));
        onText.run();
    }

    @Override
    public void binary() {
        events.add("binary");
    }

    @Override
    public void ping(byte[] payload) {
        events.add("ping " + HexFormat.of().formatHex(payload));
    }

    @Override
    public void pong(byte[] payload) {
        events.add("pong " + HexFormat.of().formatHex(payload));
    }

    @Override
    public void close(int code, String reason) {
        events.add("close " + code + " " + reason);
    }

    @Override
    public void violation(int closeCode, String reason) {
        events.add("violation " + closeCode + " " + reason);
    }
}
