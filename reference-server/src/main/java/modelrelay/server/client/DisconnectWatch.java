/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.ImmediatePooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Notices that a client is gone while its request is at work: the end of its stream, a half close
 * or a reset (CAN-001 to CAN-004).
 *
 * <p>It reads the socket below the exchange, whose own body has been read to its end. What it reads
 * is the beginning of a pipelined request: kept up to a bound and given back when the watch ends.
 * Armed, called and disarmed on the I/O thread; it must be disarmed before the exchange ends, or
 * the connection loses its next request.
 */
final class DisconnectWatch {

    // A client that pipelines more than this is watched no longer; its writes will tell.
    private static final int MAX_PIPELINED_BYTES = 64 * 1024;
    private static final int FIRST_BYTES = 2 * 1024;

    private final HttpServerConnection connection;
    private final ConduitStreamSourceChannel channel;
    private final StreamSourceConduit socket;
    private final Runnable gone;

    private ByteBuffer pipelined = ByteBuffer.allocate(0);
    private boolean armed;

    /**
     * Prepares the watch.
     *
     * @param gone called at most once, on the I/O thread, with the watch disarmed
     */
    DisconnectWatch(HttpServerExchange exchange, Runnable gone) {
        this.connection = (HttpServerConnection) exchange.getConnection();
        this.channel = connection.getChannel().getSourceChannel();
        this.socket = connection.getOriginalSourceConduit();
        this.gone = gone;
    }

    void arm() {
        armed = true;
        channel.setReadListener(_ -> read());
        socket.resumeReads();
    }

    void disarm() {
        if (!armed) {
            return;
        }
        armed = false;
        socket.suspendReads();
        channel.setReadListener(null);
        giveBack();
    }

    private void read() {
        try {
            while (armed) {
                if (!pipelined.hasRemaining() && !makeRoom()) {
                    socket.suspendReads();
                    return;
                }
                int count = socket.read(pipelined);
                if (count < 0) {
                    leave();
                } else if (count == 0) {
                    return;
                }
            }
        } catch (IOException e) {
            leave();
        }
    }

    private void leave() {
        if (armed) {
            disarm();
            gone.run();
        }
    }

    private boolean makeRoom() {
        if (pipelined.capacity() >= MAX_PIPELINED_BYTES) {
            return false;
        }
        int capacity = Math.max(FIRST_BYTES, 2 * pipelined.capacity());
        pipelined = ByteBuffer.allocate(capacity).put(pipelined.flip());
        return true;
    }

    private void giveBack() {
        if (pipelined.position() == 0) {
            return;
        }
        pipelined.flip();
        PooledByteBuffer before = connection.getExtraBytes();
        ByteBuffer all = pipelined;
        if (before != null) {
            all = ByteBuffer.allocate(before.getBuffer().remaining() + pipelined.remaining());
            all.put(before.getBuffer()).put(pipelined).flip();
            before.close();
        }
        connection.setExtraBytes(new ImmediatePooledByteBuffer(all));
    }
}
