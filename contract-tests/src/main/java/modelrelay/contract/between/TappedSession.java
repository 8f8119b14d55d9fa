/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.between;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.FrameCheck;
import modelrelay.contract.tap.Intake;
import modelrelay.contract.tap.Journal;
import modelrelay.contract.tap.Taps;
import org.jspecify.annotations.Nullable;

/**
 * One connection between a worker and a server, as somebody sees it who stands between them. Used
 * by one thread.
 */
final class TappedSession {
    /** What one side has said so far, and not all of it could be read yet. */
    private static final class Side {
        private final FrameCheck.Sender sender;
        private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private final Intake intake = new Intake();
        private boolean isUpgraded;
        private boolean hasClosed;
        private int needed;

        private Side(FrameCheck.Sender sender) {
            this.sender = sender;
        }
    }

    private final String name;
    private final Taps taps;
    private final Side server = new Side(FrameCheck.Sender.SERVER);
    private final Side worker = new Side(FrameCheck.Sender.WORKER);
    private boolean isReadable = true;
    private boolean isOver;

    TappedSession(String name, Taps taps) {
        this.name = name;
        this.taps = taps;
    }

    /** One side has said this. */
    void said(FrameCheck.Sender sender, byte[] bytes) {
        Side side = sender == FrameCheck.Sender.SERVER ? server : worker;
        if (!isReadable) {
            return;
        }
        side.unread.writeBytes(bytes);
        try {
            while (isReadable && side.unread.size() >= Math.max(1, side.needed)) {
                take(side);
            }
        } catch (IOException broken) {
            isReadable = false;
            side.unread.reset();
            taps.findings().program(name + ": " + sender + ": " + broken.getMessage());
        }
    }

    /** Takes a head or a frame from what is unread; without a whole one it tells what is needed. */
    private void take(Side side) throws IOException {
        byte[] bytes = side.unread.toByteArray();
        var in = new ByteArrayInputStream(bytes);
        try {
            if (side.isUpgraded) {
                side.needed = length(bytes);
                if (side.needed > Intake.MAX_MESSAGE_BYTES) {
                    throw new Frame.TooLarge("a frame of " + side.needed + " bytes or more");
                }
                if (side.needed > bytes.length) {
                    return;
                }
                checkMask(side, bytes);
                Frame frame = Frame.read(in);
                side.intake.frame(frame, side.message.size());
                frame(side, frame);
            } else {
                head(side, HttpHead.read(in));
            }
        } catch (EOFException incomplete) {
            side.needed = bytes.length + 1;
            return;
        }
        side.needed = 0;
        side.unread.reset();
        side.unread.writeBytes(in.readAllBytes());
    }

    /** Bytes of the frame that begins here, as far as its head tells. */
    private static int length(byte[] bytes) {
        if (bytes.length < 2) {
            return 2;
        }
        int size = bytes[1] & 0x7f;
        int mask = (bytes[1] & 0x80) == 0 ? 0 : 4;
        int extra = size < 126 ? 0 : size == 126 ? 2 : 8;
        if (bytes.length < 2 + extra) {
            return 2 + extra;
        }
        long length = extra == 0 ? size : 0;
        for (int i = 0; i < extra; i++) {
            length = length << 8 | (bytes[2 + i] & 0xff);
        }
        return length < 0 || length > Intake.MAX_MESSAGE_BYTES
                ? Integer.MAX_VALUE
                : (int) length + 2 + extra + mask;
    }

    private static void checkMask(Side side, byte[] bytes) throws IOException {
        boolean isMasked = (bytes[1] & 0x80) != 0;
        if (isMasked != (side.sender == FrameCheck.Sender.WORKER)) {
            throw new IOException(isMasked ? "a masked frame" : "a frame without a mask");
        }
        if ((bytes[0] & 0x70) != 0) {
            throw new IOException("a frame with reserved bits");
        }
    }

    private void head(Side side, HttpHead head) {
        side.isUpgraded = true;
        log(Entry.Kind.HEAD, head.startLine());
        if (side == server && head.status() != 101) {
            isReadable = false;
        }
        if (side == server && head.header("sec-websocket-extensions").isPresent()) {
            // What they have agreed on is theirs, and cannot be read without it.
            isReadable = false;
        }
    }

    private void frame(Side side, Frame frame) throws IOException {
        if (side.hasClosed) {
            throw new IOException("a frame after the close");
        }
        switch (frame.opcode()) {
            case Frame.TEXT, Frame.CONTINUATION -> {
                side.message.writeBytes(frame.payload());
                if (frame.fin()) {
                    String text = side.message.toString(StandardCharsets.UTF_8);
                    side.message.reset();
                    message(side.sender, text);
                }
            }
            case Frame.PING -> log(Entry.Kind.PING, frame.text());
            case Frame.PONG -> log(Entry.Kind.PONG, frame.text());
            case Frame.CLOSE -> {
                side.hasClosed = true;
                log(Entry.Kind.CLOSE, frame.closeCode() + " " + frame.closeReason());
            }
            default -> throw new IOException("opcode " + frame.opcode());
        }
    }

    private void message(FrameCheck.Sender sender, String text) {
        log(Entry.Kind.TEXT, text);
        taps.check(sender, name, text);
        JsonNode json = parse(text);
        if (json != null) {
            taps.observe(sender, name, json, true);
        }
        taps.journal().changed();
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return Journal.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    /** One side has ended the connection; for both it is the same. */
    void ended() {
        if (!isOver) {
            isOver = true;
            taps.invariants().lost(name);
            log(Entry.Kind.LOST, "the connection ended");
        }
    }

    private void log(Entry.Kind kind, String text) {
        taps.journal().add(Entry.Leg.WORKER, name, Entry.Author.PROGRAM, kind, text);
    }
}
