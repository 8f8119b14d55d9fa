/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.between;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import modelrelay.contract.net.Link;
import modelrelay.contract.tap.FrameCheck;
import modelrelay.contract.tap.Taps;

/**
 * Stands between workers and a server, both of them programs under test: passes every byte on as it
 * is, and shows every message to the second oracle.
 *
 * <p>What has arrived is noted before it is passed on, on one line for all connections, so an
 * answer is never seen before what it answers. One thread reads the line; the programs do not wait
 * for it.
 */
public final class WireTap implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Who says more than can be read meanwhile is not read to the end. */
    private static final long MAX_WAITING_BYTES = 256L << 20;

    /** Bytes of one side of one connection; none when that side has ended. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(TappedSession session, FrameCheck.Sender sender, byte[] bytes) {}

    private final Taps taps;
    private final Crossing crossing;
    private final AtomicInteger connections = new AtomicInteger();
    // As long as what one scenario says; its end empties it.
    private final BlockingQueue<Piece> line = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Thread reader;

    /** Listens on a free port for workers of the server on that port. */
    public WireTap(int serverPort, Taps taps) {
        this.taps = taps;
        this.reader = Thread.ofVirtual().start(this::read);
        this.crossing = new Crossing(serverPort, this::tap, taps.journal()::changed);
    }

    /** The port for workers. */
    public int port() {
        return crossing.port();
    }

    private void tap(Link worker, Link server) {
        var session = new TappedSession("tap-" + connections.incrementAndGet(), taps);
        Thread.ofVirtual().start(() -> pump(worker, server, session, FrameCheck.Sender.WORKER));
        Thread.ofVirtual().start(() -> pump(server, worker, session, FrameCheck.Sender.SERVER));
    }

    private void pump(Link from, Link to, TappedSession session, FrameCheck.Sender sender) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.in();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (waiting.addAndGet(count) > MAX_WAITING_BYTES) {
                    throw new IOException("a flood");
                }
                line.add(new Piece(session, sender, Arrays.copyOf(buffer, count)));
                to.out().write(buffer, 0, count);
            }
            line.add(new Piece(session, sender, new byte[0]));
            to.finish();
        } catch (IOException broken) {
            line.add(new Piece(session, sender, new byte[0]));
            from.reset();
            to.reset();
        }
    }

    private void read() {
        try {
            while (true) {
                Piece piece = line.take();
                waiting.addAndGet(-piece.bytes().length);
                if (piece.bytes().length == 0) {
                    piece.session().ended();
                } else {
                    piece.session().said(piece.sender(), piece.bytes());
                }
            }
        } catch (InterruptedException over) {
            // what is left was said while everybody was leaving
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        crossing.close();
        reader.interrupt();
    }
}
