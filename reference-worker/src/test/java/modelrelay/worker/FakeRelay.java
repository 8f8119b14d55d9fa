/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import modelrelay.wire.frame.FrameListener;
import modelrelay.wire.frame.FrameReader;
import modelrelay.wire.frame.FrameWriter;
import modelrelay.wire.frame.HandshakeKey;
import modelrelay.wire.frame.Role;

/** A relay server that does only what a test tells it. */
final class FakeRelay implements AutoCloseable {

    static final int PATIENCE_SECONDS = 20;

    private final ServerSocket server;
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();

    FakeRelay() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    FakeRelay(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next worker that connected. */
    Peer next() throws InterruptedException {
        return requireNonNull(peers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no worker came");
    }

    /** The next worker, taken in. */
    Peer nextRegistered(String... capabilities) throws Exception {
        Peer peer = next();
        peer.registration = peer.message();
        peer.send(
                "{'type':'register_ack','worker_id':'w-1','models':['m'],'capabilities':["
                        + (capabilities.length == 0
                                ? ""
                                : "'" + String.join("','", capabilities) + "'")
                        + "]}");
        return peer;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Peer peer = new Peer(server.accept());
                Thread.ofVirtual().start(peer::serve);
            } catch (IOException ended) {
                return;
            }
        }
    }

    /** One connection of a worker. */
    final class Peer implements FrameListener {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

        private final Socket socket;
        private final FrameWriter frames = new FrameWriter(Role.SERVER);
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        String head = "";
        JsonNode registration = JSON.nullNode();

        Peer(Socket socket) {
            this.socket = socket;
        }

        /** The next message. */
        JsonNode message() throws Exception {
            String event = event();
            if (!event.startsWith("{")) {
                throw new AssertionError("not a message but " + event);
            }
            return JSON.readTree(event);
        }

        /** The next message, or how the connection ended: {@code close CODE}, {@code lost}. */
        String event() throws InterruptedException {
            return requireNonNull(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "silence");
        }

        /** Whether nothing is waiting to be read. */
        boolean isQuiet() {
            return events.isEmpty();
        }

        /** Sends JSON written with single quotes. */
        void send(String json) throws IOException {
            write(frames.text(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        }

        void request(String id, String path, boolean streaming) throws IOException {
            send(
                    "{'type':'request','request_id':'%s','model':'m','endpoint_path':'%s','is_streaming':%s,'body':'{}','headers':{'content-type':'application/json','x-custom':'yes'}}"
                            .formatted(id, path, streaming));
        }

        void cancel(String id) throws IOException {
            send("{'type':'cancel','request_id':'%s','reason':'client_disconnect'}".formatted(id));
        }

        /** Sends a short frame with this first byte. */
        void sendFrame(int firstByte, String text) throws IOException {
            byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer frame = ByteBuffer.allocate(2 + payload.length);
            write(frame.put((byte) firstByte).put((byte) payload.length).put(payload).flip());
        }

        void sendClose(int code, String reason) throws IOException {
            write(frames.close(code, reason));
        }

        void cut() throws IOException {
            socket.close();
        }

        private void write(ByteBuffer frame) throws IOException {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            out.write(bytes);
            out.flush();
        }

        private void serve() {
            try (socket) {
                InputStream in = socket.getInputStream();
                StringBuilder read = new StringBuilder();
                while (read.indexOf("\r\n\r\n") < 0) {
                    read.append((char) in.read());
                }
                head = read.toString();
                Matcher key = KEY.matcher(head);
                String accept = key.find() ? HandshakeKey.accept(key.group(1)) : "";
                String answer =
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection:"
                                + " Upgrade\r\nSec-WebSocket-Accept: "
                                + accept
                                + "\r\n\r\n";
                // A ping right behind the head: the very first frame (REG-021).
                byte[] ping = {(byte) 0x89, 1, 'p'};
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(ping);
                peers.add(this);
                FrameReader reader = new FrameReader(Role.SERVER, 64 << 20, this);
                byte[] buffer = new byte[8192];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    reader.feed(ByteBuffer.wrap(buffer, 0, count));
                }
            } catch (IOException e) {
                // Told below.
            }
            events.add("lost");
        }

        @Override
        public void text(byte[] buffer, int offset, int length) {
            events.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void binary() {
            events.add("binary");
        }

        @Override
        public void ping(byte[] payload) {
            events.add("ping");
        }

        @Override
        public void pong(byte[] payload) {
            pongs.add(new String(payload, StandardCharsets.UTF_8));
        }

        final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();

        @Override
        public void close(int code, String reason) {
            events.add("close " + code);
            try {
                write(frames.close(code, ""));
                socket.close();
            } catch (IOException ignored) {
                // The worker may be quicker.
            }
        }

        @Override
        public void violation(int closeCode, String reason) {
            events.add("violation " + reason);
        }
    }
}
