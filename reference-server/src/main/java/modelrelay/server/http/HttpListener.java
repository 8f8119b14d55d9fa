/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Where connections of clients and workers come in: Undertow's HTTP/1.1 on the I/O threads that all
 * of them share.
 *
 * <p>Put together here and not by Undertow's own builder, because that lets nobody see what leaves
 * for a request that could not be parsed (see {@link ParseRefusal}). Thread-safe.
 */
public final class HttpListener {

    // Undertow's own numbers: one write of the system, a few buffers kept by each thread.
    private static final int BUFFER_BYTES = 16 * 1024 - 20;
    private static final int BUFFERS_KEPT = 4;
    private static final int BACKLOG = 1_000;
    private static final int NO_LIMIT = 1_000_000;

    private final XnioWorker threads;
    private final AcceptingChannel<StreamConnection> socket;

    private HttpListener(XnioWorker threads, AcceptingChannel<StreamConnection> socket) {
        this.threads = threads;
        this.socket = socket;
    }

    /**
     * Begins to listen.
     *
     * @param options of Undertow, for every connection
     * @throws IOException if it cannot listen there, for instance because the port is in use
     */
    public static HttpListener start(
            InetSocketAddress address, int ioThreads, OptionMap options, HttpHandler handler)
            throws IOException {
        XnioWorker threads =
                Xnio.getInstance(HttpListener.class.getClassLoader())
                        .createWorker(threadOptions(ioThreads));
        try {
            AcceptingChannel<StreamConnection> socket =
                    threads.createStreamConnectionServer(
                            address,
                            ChannelListeners.openListenerAdapter(opened(options, handler)),
                            socketOptions(ioThreads));
            socket.resumeAccepts();
            return new HttpListener(threads, socket);
        } catch (IOException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    private static ChannelListener<StreamConnection> opened(
            OptionMap options, HttpHandler handler) {
        ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_KEPT);
        HttpOpenListener http = new HttpOpenListener(buffers, options);
        http.setRootHandler(handler);
        return connection -> {
            connection
                    .getSinkChannel()
                    .setConduit(new ParseRefusal(connection.getSinkChannel().getConduit()));
            http.handleEvent(connection);
        };
    }

    private static OptionMap threadOptions(int ioThreads) {
        return OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, ioThreads)
                .set(Options.CONNECTION_HIGH_WATER, NO_LIMIT)
                .set(Options.CONNECTION_LOW_WATER, NO_LIMIT)
                // Nothing is ever dispatched to a worker thread.
                .set(Options.WORKER_TASK_CORE_THREADS, 1)
                .set(Options.WORKER_TASK_MAX_THREADS, 1)
                .set(Options.TCP_NODELAY, true)
                .set(Options.CORK, true)
                .getMap();
    }

    private static OptionMap socketOptions(int ioThreads) {
        return OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, ioThreads)
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BALANCING_TOKENS, 1)
                .set(Options.BALANCING_CONNECTIONS, 2)
                .set(Options.BACKLOG, BACKLOG)
                .getMap();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return socket.getLocalAddress(InetSocketAddress.class);
    }

    /** Closes the socket and every connection, and waits until the threads have ended. */
    public void stop() {
        IoUtils.safeClose(socket);
        threads.shutdown();
        try {
            threads.awaitTermination();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
