/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.server.http.GatherWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.conduits.ConduitStreamSinkChannel;

/**
 * Writes an {@link Outbox} to its socket: a combining writer. Whoever finds no writer at work
 * becomes it and writes all that waits; the others leave at once. When the socket takes no more,
 * its write listener is the writer until it does.
 */
final class SocketWriter {

    /** Told by the thread that writes. */
    interface Listener {
        /** A close frame is handed to the socket, and so is everything before it. */
        void closeWritten();

        /** The socket is broken. */
        void writeFailed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(SocketWriter.class);
    private static final int BATCH = 64;

    private final ConduitStreamSinkChannel socket;
    private final Outbox outbox;
    private final OrderFrames frames;
    private final Listener listener;

    // Calls of flush that nobody has answered yet; above zero there is a writer.
    private final AtomicInteger calls = new AtomicInteger();

    // The writer's own: handed from one to the next by the counter above.
    private ByteBuffer[] batch = {};
    private int written;
    private boolean ended;
    private boolean closing;

    SocketWriter(
            ConduitStreamSinkChannel socket, Outbox outbox, OrderFrames frames, Listener listener) {
        this.socket = socket;
        this.outbox = outbox;
        this.frames = frames;
        this.listener = listener;
        socket.setWriteListener(ready -> {
            ready.suspendWrites();
            writeAndLeave();
        });
    }

    /** Writes what waits, or leaves it to the writer at work. Any thread, without locks. */
    void flush() {
        if (calls.getAndIncrement() == 0) {
            writeAndLeave();
        }
    }

    private void writeAndLeave() {
        int answered = 1;
        do {
            if (!writeAll()) {
                // Still the writer: the listener goes on when the socket is ready.
                socket.resumeWrites();
                return;
            }
            answered = calls.addAndGet(-answered);
        } while (answered != 0);
    }

    /** False if the socket takes no more. */
    private boolean writeAll() {
        try {
            while (!ended) {
                if (written == batch.length && !nextBatch()) {
                    return socket.flush();
                }
                if (!batch[written].hasRemaining()) {
                    written++;
                } else if (GatherWrite.write(socket, batch, written) == 0) {
                    return false;
                }
                endIfClosed();
            }
        } catch (IOException e) {
            giveUp();
        } catch (RuntimeException e) {
            LOG.error("writing to a worker failed by a bug", e);
            giveUp();
        }
        return true;
    }

    private void giveUp() {
        ended = true;
        outbox.abandon();
        listener.writeFailed();
    }

    private boolean nextBatch() {
        List<OutboxItem> items = outbox.take(BATCH);
        closing = !items.isEmpty() && OutboxItem.isLast(items.getLast());
        batch = items.stream().map(frames::frame).toArray(ByteBuffer[]::new);
        written = 0;
        return batch.length > 0;
    }

    private void endIfClosed() {
        if (closing && !batch[batch.length - 1].hasRemaining()) {
            ended = true;
            listener.closeWritten();
        }
    }
}
