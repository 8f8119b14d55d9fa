/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model server on a bare socket: each connection carries one request, answered by the test. */
final class FakeModelServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    private final ServerSocket server;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    volatile String models = "{\"data\":[{\"id\":\"m\"}]}";

    FakeModelServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The next request, look-ups of models apart. */
    Call next() throws InterruptedException {
        return requireNonNull(
                calls.poll(FakeRelay.PATIENCE_SECONDS, TimeUnit.SECONDS), "no request came");
    }

    boolean isIdle() {
        return calls.isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Call call = new Call(server.accept());
                Thread.ofVirtual().start(call::serve);
            } catch (IOException ended) {
                return;
            }
        }
    }

    /** One request. */
    final class Call {

        private final Socket socket;
        private final CountDownLatch closed = new CountDownLatch(1);
        String head = "";
        String body = "";

        Call(Socket socket) {
            this.socket = socket;
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** A whole answer. */
        void answer(int status, String type, String text) throws IOException {
            write(
                    "HTTP/1.1 %d X\r\ncontent-type: %s\r\nconnection: close\r\nx-end: to-end\r\n\r\n%s"
                            .formatted(status, type, text));
            socket.close();
        }

        /** The head of a stream that ends with its connection. */
        void beginStream() throws IOException {
            write(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n");
        }

        void end() throws IOException {
            socket.close();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Whether the worker closes the connection. */
        boolean isClosedByTheWorker() throws InterruptedException {
            return closed.await(FakeRelay.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        private void serve() {
            try {
                InputStream in = socket.getInputStream();
                StringBuilder read = new StringBuilder();
                while (read.indexOf("\r\n\r\n") < 0) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    read.append((char) next);
                }
                head = read.toString();
                Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
                int count = length.find() ? Integer.parseInt(length.group(1)) : 0;
                body = new String(in.readNBytes(count), StandardCharsets.UTF_8);
                if (head.startsWith("GET ")) {
                    answer(models.isEmpty() ? 500 : 200, "application/json", models);
                    return;
                }
                calls.add(this);
                while (in.read() >= 0) {
                    // A worker says nothing more; only the end counts.
                }
                closed.countDown();
            } catch (IOException e) {
                closed.countDown();
            }
        }
    }
}
