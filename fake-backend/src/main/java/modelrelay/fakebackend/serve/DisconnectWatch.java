/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.ImmediatePooledByteBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices a client that leaves while nothing is written to it: reads on after the request's end. An
 * end of stream or a reset means that the client is gone; bytes are the next request, sent early,
 * and are given back. Only on the connection's I/O thread.
 */
final class DisconnectWatch {
    /** A client that pipelines more than this is no longer watched while it waits. */
    private static final int KEEP_LIMIT_BYTES = 64 * 1024;

    private final HttpServerConnection connection;
    private final ConduitStreamSourceChannel source;
    private final Runnable gone;
    private final ByteArrayOutputStream early = new ByteArrayOutputStream(0);
    private boolean armed;

    DisconnectWatch(HttpServerConnection connection, Runnable gone) {
        this.connection = connection;
        this.source = connection.getChannel().getSourceChannel();
        this.gone = gone;
    }

    void arm() {
        armed = true;
        // The conduit of the request's body reports its own end, not the connection's.
        source.setConduit(connection.getOriginalSourceConduit());
        source.setReadListener(_ -> readable());
        source.resumeReads();
    }

    /** Ends the watch; before the response ends, or the next request would not be read. */
    void disarm() {
        if (!armed) {
            return;
        }
        armed = false;
        source.suspendReads();
        source.setReadListener(null);
        giveBack();
    }

    private void readable() {
        var buffer = ByteBuffer.allocate(4096);
        try {
            while (armed) {
                int count = source.read(buffer.clear());
                if (count < 0) {
                    clientGone();
                    return;
                }
                if (count == 0) {
                    return;
                }
                early.write(buffer.array(), 0, count);
                if (early.size() >= KEEP_LIMIT_BYTES) {
                    source.suspendReads();
                    return;
                }
            }
        } catch (IOException _) {
            clientGone();
        }
    }

    private void clientGone() {
        armed = false;
        source.suspendReads();
        source.setReadListener(null);
        gone.run();
    }

    private void giveBack() {
        if (early.size() == 0) {
            return;
        }
        var older = connection.getExtraBytes();
        int olderBytes = older == null ? 0 : older.getBuffer().remaining();
        var all = ByteBuffer.allocate(olderBytes + early.size());
        if (older != null) {
            all.put(older.getBuffer());
            older.close();
        }
        all.put(early.toByteArray()).flip();
        connection.setExtraBytes(new ImmediatePooledByteBuffer(all));
        early.reset();
    }
}
