/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import modelrelay.contract.net.Frame;

/**
 * How much the suite takes in on one connection: far more than any scenario needs, and little
 * enough to live with those who never stop. Used by one thread.
 */
public final class Intake {
    /** A body at the limit of the contract and what is said beside it. */
    public static final int MAX_MESSAGE_BYTES = 36 << 20;

    private static final int MAX_FRAMES = 50_000;
    private static final long MAX_BYTES = 128L << 20;

    private int frames;
    private long bytes;

    /** Nothing has arrived yet. */
    public Intake() {}

    /**
     * A frame has arrived that adds to a message of so many bytes.
     *
     * @throws Frame.TooLarge if that is more than is taken in
     */
    public void frame(Frame frame, int messageBytes) throws Frame.TooLarge {
        frames++;
        bytes += frame.payload().length;
        if (messageBytes + frame.payload().length > MAX_MESSAGE_BYTES) {
            throw new Frame.TooLarge("a message of more than " + MAX_MESSAGE_BYTES + " bytes");
        }
        if (frames > MAX_FRAMES) {
            throw new Frame.TooLarge("a flood of more than " + MAX_FRAMES + " frames");
        }
        if (bytes > MAX_BYTES) {
            throw new Frame.TooLarge("a flood of more than " + MAX_BYTES + " bytes");
        }
    }
}
