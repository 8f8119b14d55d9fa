/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * An address of this machine at which attempts to connect are neither taken nor refused: somebody
 * listens, and the queue in front of the door is full.
 */
public final class DeafAddress implements AutoCloseable {
    private static final int MOST_CALLERS = 16;
    private static final int UNANSWERED_MILLIS = 300;

    private final ServerSocket socket;
    private final List<Socket> callers = new ArrayList<>();

    /** Fills the queue. */
    public DeafAddress() {
        try {
            this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            while (isAnswering()) {
                if (callers.size() > MOST_CALLERS) {
                    throw new IllegalStateException("the queue of a port does not fill up");
                }
            }
        } catch (IOException none) {
            throw new IllegalStateException("no free port", none);
        }
    }

    private boolean isAnswering() throws IOException {
        var caller = new Socket();
        callers.add(caller);
        try {
            caller.connect(socket.getLocalSocketAddress(), UNANSWERED_MILLIS);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    /** The port. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
