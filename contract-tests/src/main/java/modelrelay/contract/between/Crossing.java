/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.between;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.BiConsumer;
import modelrelay.contract.net.Link;

/** Listens on a free port and joins whoever comes there with another port of this machine. */
final class Crossing implements AutoCloseable {
    private static final int WAITING = 50;

    private final int target;
    private final BiConsumer<Link, Link> joined;
    private final Runnable over;
    private final ServerSocket socket;

    /**
     * Listens from now on.
     *
     * @param target the port that everybody is joined with
     * @param joined gets who came and who was called, on the one thread that listens; must be quick
     * @param over runs when nobody is taken in any longer
     */
    Crossing(int target, BiConsumer<Link, Link> joined, Runnable over) {
        this.target = target;
        this.joined = joined;
        this.over = over;
        try {
            this.socket = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new IllegalStateException("no free port", none);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens. */
    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                join(Link.accepted(socket.accept()));
            }
        } catch (IOException closed) {
            over.run();
        }
    }

    private void join(Link caller) {
        try {
            joined.accept(caller, Link.to(target));
        } catch (IOException refused) {
            caller.reset();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
