/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

/**
 * What a {@link FrameReader} tells its owner, on the thread that feeds it and in wire order.
 *
 * <p>After {@link #close} or {@link #violation} nothing more is delivered.
 */
public interface FrameListener {

    /**
     * One whole text message, fragments joined.
     *
     * @param buffer holds the payload from {@code offset}; valid only during the call, and the
     *     listener may overwrite that part of it
     */
    void text(byte[] buffer, int offset, int length);

    /** A binary message begins. Its payload is discarded, never stored. */
    void binary();

    /** A ping; the answer is a pong with the same payload. */
    void ping(byte[] payload);

    /** A pong, asked for or not. */
    void pong(byte[] payload);

    /**
     * The peer's close frame.
     *
     * @param code the peer's code, or {@link CloseCode#NO_STATUS} when it gave none
     */
    void close(int code, String reason);

    /**
     * The peer broke the protocol or a limit; the owner sends a close frame and ends the
     * connection.
     *
     * @param closeCode the code to close with
     * @param reason fixed text, free of anything the peer sent, at most 123 bytes
     */
    void violation(int closeCode, String reason);
}
