/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import modelrelay.wire.frame.CloseCode;
import modelrelay.wire.frame.FrameListener;
import modelrelay.wire.frame.FrameReader;
import modelrelay.wire.frame.FrameWriter;
import modelrelay.wire.frame.Role;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay server, from the attempt to its end.
 *
 * <p>May be called from any thread. Its reader never waits for a backend, nor for the socket to
 * take what is written.
 */
public final class RelayLink {

    /**
     * The longest message taken from a server: a body of 32 MiB whose every byte is escaped, and a
     * head (WRK-022).
     */
    static final int MAX_MESSAGE_BYTES = 80 << 20;

    // Some servers take messages of 64 MiB, but no frame above 16 (REG-073).
    private static final int MAX_FRAME_BYTES = 1 << 20;
    private static final int READ_BYTES = 64 * 1024;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int HANDSHAKE_MILLIS = 10_000;

    // After our close frame the server has this long to answer with its own.
    private static final int CLOSE_MILLIS = 1_000;

    private final RelayAddress address;
    private final String secret;
    private final SSLContext trust;
    private final LinkListener listener;
    private final int closeMillis;
    private final FrameWriter frames = new FrameWriter(Role.CLIENT);
    private final Outbox outbox = new Outbox();

    @GuardedBy("this")
    private @Nullable Socket socket;

    @GuardedBy("this")
    private boolean isOpen;

    @GuardedBy("this")
    private boolean isOver;

    @GuardedBy("this")
    private boolean isCut;

    /** A link that does nothing until it is started. */
    public RelayLink(RelayAddress address, String secret, SSLContext trust, LinkListener listener) {
        this(address, secret, trust, listener, CLOSE_MILLIS);
    }

    /** A link with another patience for the server's close frame. */
    RelayLink(
            RelayAddress address,
            String secret,
            SSLContext trust,
            LinkListener listener,
            int closeMillis) {
        this.closeMillis = closeMillis;
        this.address = address;
        this.secret = secret;
        this.trust = trust;
        this.listener = listener;
    }

    /** Begins the attempt to connect, on a thread of its own. */
    public void start() {
        Thread.ofPlatform().daemon().name("relay-reader").start(this::run);
    }

    /** Appends a message; never blocks. It leaves with the next flush. */
    public void append(byte[] json) {
        outbox.append(frames.message(json, MAX_FRAME_BYTES).array());
    }

    /** Appends a WebSocket ping, which no server's program needs to know about. */
    public void ping() {
        outbox.append(frames.ping(new byte[0]).array());
    }

    /** Writes what is pending; may block the caller while the socket is full. */
    public void flush() {
        try {
            outbox.flush();
        } catch (IOException e) {
            abort();
        }
    }

    /** Has what is pending written by somebody else. */
    public void flushSoon() {
        Thread.startVirtualThread(this::flush);
    }

    /** Waits while more is pending than a producer should add to. */
    public void awaitRoom() throws InterruptedException {
        outbox.awaitRoom();
    }

    /** Says goodbye and ends the link soon; a link that is not open yet ends at once. */
    public void close(int code, String reason) {
        synchronized (this) {
            if (!isOpen) {
                abort();
                return;
            }
        }
        outbox.appendLast(frames.close(code, reason).array());
        flushSoon();
        abortSoon();
    }

    /**
     * The same for a link whose server reads: however long what is pending takes, it is written
     * before the end. {@link #cut} ends it earlier.
     */
    public void closeOnceWritten(int code, String reason) {
        synchronized (this) {
            if (!isOpen) {
                abort();
                return;
            }
        }
        outbox.appendLast(frames.close(code, reason).array());
        Thread.startVirtualThread(() -> {
            flush();
            try {
                // Somebody else may be the writer.
                outbox.awaitWritten();
                abortSoon();
            } catch (InterruptedException e) {
                abort();
            }
        });
    }

    private void abortSoon() {
        CompletableFuture.delayedExecutor(closeMillis, TimeUnit.MILLISECONDS).execute(this::abort);
    }

    /** Ends a link that is being closed, and notes whether that cut a message off. */
    public synchronized void cut() {
        isCut = outbox.holdsMessages();
        abort();
    }

    /** Whether it was cut off before every message was written. */
    public synchronized boolean isCut() {
        return isCut;
    }

    /** Ends the link without a word. */
    public synchronized void abort() {
        isOver = true;
        outbox.close();
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // The link is over in any case.
            }
        }
    }

    private void run() {
        LinkEnd end = new LinkEnd(LinkEnd.Kind.CLOSED, "the reader failed");
        try {
            end = live();
        } finally {
            // Whatever happened: who is not told would wait for ever.
            flush();
            abort();
            listener.lost(end);
        }
    }

    private LinkEnd live() {
        try {
            Socket connected = connect();
            InputStream in = new BufferedInputStream(connected.getInputStream(), READ_BYTES);
            connected.setSoTimeout(HANDSHAKE_MILLIS);
            Upgrade.perform(address, secret, in, connected.getOutputStream());
            connected.setSoTimeout(0);
            open(connected);
            listener.opened();
            return read(in);
        } catch (Upgrade.Refused e) {
            return new LinkEnd(
                    e.isRejection() ? LinkEnd.Kind.REJECTED : LinkEnd.Kind.UNREACHABLE,
                    String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new LinkEnd(LinkEnd.Kind.UNREACHABLE, reason(e));
        }
    }

    private Socket connect() throws IOException {
        IOException last = new IOException("the name has no address");
        for (InetAddress candidate : InetAddress.getAllByName(address.resolvableHost())) {
            Socket plain = new Socket();
            use(plain);
            try {
                plain.connect(new InetSocketAddress(candidate, address.port()), CONNECT_MILLIS);
                plain.setTcpNoDelay(true);
                return address.tls() ? secure(plain) : plain;
            } catch (IOException e) {
                plain.close();
                last = e;
            }
        }
        throw last;
    }

    /** Makes the socket the one that {@link #abort} closes. */
    private synchronized void use(Socket candidate) throws IOException {
        if (isOver) {
            candidate.close();
            throw new IOException("given up");
        }
        socket = candidate;
    }

    private Socket secure(Socket plain) throws IOException {
        plain.setSoTimeout(HANDSHAKE_MILLIS);
        String host = address.resolvableHost();
        SSLSocket secured =
                (SSLSocket)
                        trust.getSocketFactory().createSocket(plain, host, address.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private synchronized void open(Socket connected) throws IOException {
        if (isOver) {
            throw new IOException("given up");
        }
        isOpen = true;
        outbox.open(connected.getOutputStream());
    }

    private LinkEnd read(InputStream in) {
        Frames events = new Frames();
        FrameReader reader = new FrameReader(Role.CLIENT, MAX_MESSAGE_BYTES, events);
        byte[] buffer = new byte[READ_BYTES];
        try {
            while (events.end == null) {
                int count = in.read(buffer);
                if (count < 0) {
                    return new LinkEnd(LinkEnd.Kind.CLOSED, "the connection ended");
                }
                listener.heard();
                reader.feed(ByteBuffer.wrap(buffer, 0, count));
            }
            return events.end;
        } catch (IOException e) {
            return new LinkEnd(LinkEnd.Kind.CLOSED, reason(e));
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    /** The frames of this link; lives on the reader thread. */
    private final class Frames implements FrameListener {

        private @Nullable LinkEnd end;

        @Override
        public void text(byte[] buffer, int offset, int length) {
            listener.text(buffer, offset, length);
        }

        @Override
        public void binary() {
            listener.unusable("binary message");
        }

        @Override
        public void ping(byte[] payload) {
            outbox.append(frames.pong(payload).array());
            flushSoon();
        }

        @Override
        public void pong(byte[] payload) {
            // Bytes arrived, which is all that our ping asked for.
        }

        @Override
        public void close(int code, String reason) {
            end = LinkEnd.closedWith(code, reason);
            outbox.appendLast(
                    frames.close(code == CloseCode.NO_STATUS ? CloseCode.NORMAL : code, "")
                            .array());
        }

        @Override
        public void violation(int closeCode, String reason) {
            end = new LinkEnd(LinkEnd.Kind.CLOSED, "the server broke the protocol: " + reason);
            outbox.appendLast(frames.close(closeCode, reason).array());
        }
    }
}
