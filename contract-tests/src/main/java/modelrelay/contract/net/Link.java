/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One TCP connection, which can end politely or not. Reading and writing may be on two threads. */
public final class Link implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private OutputStream out;

    private Link(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        this.out = socket.getOutputStream();
    }

    /** Connects to a port of this machine. */
    public static Link to(int port) throws IOException {
        return open(port, 0);
    }

    /**
     * Connects with a receive buffer so small that a reader who stops is felt by the other side.
     */
    public static Link withSmallWindow(int port) throws IOException {
        return open(port, 4096);
    }

    private static Link open(int port, int receiveBufferBytes) throws IOException {
        var socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECT_TIMEOUT_MILLIS);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        return new Link(socket);
    }

    /** Takes over an accepted socket. */
    public static Link accepted(Socket socket) throws IOException {
        return new Link(socket);
    }

    /**
     * From now on a read that gets nothing for so long fails; 0 waits for ever. Who is silent must
     * not hold up those who ask.
     */
    public void giveUpAfter(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** The port of the other side. */
    public int port() {
        return socket.getPort();
    }

    /** The bytes that arrive; buffered. */
    public InputStream in() {
        return in;
    }

    /** The bytes that leave; unbuffered, one write is one segment where the size allows. */
    public OutputStream out() {
        return out;
    }

    /**
     * From now on writes no more than so many bytes at once. Call it before anything is written.
     */
    public void writeAtMost(int bytes) {
        OutputStream whole = out;
        out =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        whole.write(octet);
                    }

                    @Override
                    public void write(byte[] buffer, int offset, int length) throws IOException {
                        for (int done = 0; done < length; done += bytes) {
                            whole.write(buffer, offset + done, Math.min(bytes, length - done));
                        }
                    }
                };
    }

    /** Says that nothing more will be sent (FIN) and goes on reading. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection at once with a reset (RST): the other side sees an error, not an end. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException ignored) {
            // gone already, which is what was asked for
        }
    }

    /**
     * Ends the connection (FIN). Data of the other side that was not read turns it into a reset.
     */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // gone already, which is what was asked for
        }
    }
}
