/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Link;
import org.jspecify.annotations.Nullable;

/** One direction of a worker's connection: what goes to the server, or what goes to the worker. */
final class Lane {
    /** A message that waits for one of another type. */
    private record Held(Message message, String until, int fragments) {}

    private final Link link;
    private final boolean toServer;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Held> held = new ArrayList<>();
    private @Nullable Message swapped;

    Lane(Link link, boolean toServer) {
        this.link = link;
        this.toServer = toServer;
    }

    /** Sends a message, in one frame or in several with pings between them. */
    void send(Message message, int fragments) {
        writing.lock();
        try {
            if (fragments <= 1) {
                write(new Frame(true, message.opcode(), message.bytes()));
            } else {
                writeFragments(message, fragments);
            }
        } catch (IOException gone) {
            // the reader of this connection learns of it too, and ends both
            link.close();
        } finally {
            writing.unlock();
        }
    }

    private void writeFragments(Message message, int fragments) throws IOException {
        byte[] bytes = message.bytes();
        int size = Math.max(1, (bytes.length + fragments - 1) / fragments);
        for (int from = 0; from < bytes.length; from += size) {
            int to = Math.min(bytes.length, from + size);
            int opcode = from == 0 ? message.opcode() : Frame.CONTINUATION;
            write(new Frame(to == bytes.length, opcode, Arrays.copyOfRange(bytes, from, to)));
            write(new Frame(true, Frame.PING, ByteBuffer.allocate(4).putInt(from).array()));
        }
    }

    private void write(Frame frame) throws IOException {
        if (toServer) {
            frame.writeMasked(link.out());
        } else {
            frame.writePlain(link.out());
        }
    }

    /** Keeps a message until one of a type passes. */
    synchronized void hold(Message message, String until, int fragments) {
        held.add(new Held(message, until, fragments));
    }

    /** Sends what waited for a type. */
    synchronized void passed(String type) {
        for (Held one : List.copyOf(held)) {
            if (type.matches(one.until())) {
                held.remove(one);
                send(one.message(), one.fragments());
            }
        }
    }

    /** Keeps a message to send it after the next one; returns whether it is the first of two. */
    synchronized boolean swap(Message message) {
        if (swapped == null) {
            swapped = message;
            return true;
        }
        send(message, 1);
        send(swapped, 1);
        swapped = null;
        return false;
    }

    /** Sends the first of two when the second does not come. */
    synchronized void unswap() {
        if (swapped != null) {
            send(swapped, 1);
            swapped = null;
        }
    }

    /** Says goodbye. */
    void close(int code, String reason) {
        send(new Message(Frame.CLOSE, Frame.close(code, reason).payload(), 0, false, false), 1);
    }

    /** Ends the connection. */
    void end(boolean reset) {
        if (reset) {
            link.reset();
        } else {
            link.close();
        }
    }
}
