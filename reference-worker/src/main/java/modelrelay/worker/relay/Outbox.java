/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written to one socket.
 *
 * <p>Frames leave in the order appended. A combining writer: whoever flushes and finds no writer at
 * work writes all that is pending, in one call; the others return at once.
 */
final class Outbox {

    // Producers of large answers pause here; small control messages are always taken.
    private static final int HIGH_WATER_BYTES = 1 << 20;
    private static final int FIRST_CAPACITY = 8 * 1024;
    private static final int KEPT_CAPACITY = 128 * 1024;

    @GuardedBy("this")
    private byte[] pending = new byte[FIRST_CAPACITY];

    @GuardedBy("this")
    private byte[] spare = new byte[FIRST_CAPACITY];

    @GuardedBy("this")
    private int size;

    /** Bytes that the writer is at; 0 without a writer. */
    @GuardedBy("this")
    private int inHand;

    /** The size of the last frame; 0 until it has been appended. */
    @GuardedBy("this")
    private int lastFrame;

    @GuardedBy("this")
    private boolean over;

    @GuardedBy("this")
    private @Nullable OutputStream target;

    /** Names the socket's stream; what was appended before is kept for it. */
    synchronized void open(OutputStream stream) {
        target = stream;
    }

    /** Appends the close frame: what is appended later is dropped (RFC 6455, 5.5.1). */
    synchronized void appendLast(byte[] frame) {
        append(frame);
        if (lastFrame == 0) {
            lastFrame = frame.length;
        }
    }

    /** Appends a frame; never blocks. Dropped behind the last frame and when the link is over. */
    synchronized void append(byte[] frame) {
        if (lastFrame > 0 || over) {
            return;
        }
        int needed = Math.addExact(size, frame.length);
        if (needed > pending.length) {
            long doubled = 2L * pending.length;
            pending = Arrays.copyOf(pending, (int) Math.max(needed, Math.min(doubled, 1 << 30)));
        }
        System.arraycopy(frame, 0, pending, size, frame.length);
        size = needed;
    }

    /** Waits until little enough is pending; for threads that may be held up. */
    synchronized void awaitRoom() throws InterruptedException {
        while (size > HIGH_WATER_BYTES && !over) {
            wait();
        }
    }

    /** Whether more than the last frame has not been written. */
    synchronized boolean holdsMessages() {
        return !over && inHand + size > lastFrame;
    }

    /** Waits until all that was appended has been written, or will never be. */
    synchronized void awaitWritten() throws InterruptedException {
        while (!over && inHand + size > 0) {
            wait();
        }
    }

    /** Writes what is pending unless somebody is at it; may block on the socket. */
    void flush() throws IOException {
        while (true) {
            byte[] batch;
            int length;
            OutputStream stream;
            synchronized (this) {
                stream = target;
                if (inHand > 0 || size == 0 || over || stream == null) {
                    return;
                }
                batch = pending;
                length = size;
                inHand = length;
                pending = spare;
                size = 0;
            }
            try {
                stream.write(batch, 0, length);
                stream.flush();
            } finally {
                synchronized (this) {
                    inHand = 0;
                    spare = batch.length > KEPT_CAPACITY ? new byte[FIRST_CAPACITY] : batch;
                    notifyAll();
                }
            }
        }
    }

    /** Drops what is pending and whatever is appended from now on. */
    synchronized void close() {
        over = true;
        size = 0;
        pending = spare;
        notifyAll();
    }
}
