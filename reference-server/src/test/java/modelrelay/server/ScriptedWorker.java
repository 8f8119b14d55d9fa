/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import modelrelay.wire.frame.FrameListener;
import modelrelay.wire.frame.FrameReader;
import modelrelay.wire.frame.FrameWriter;
import modelrelay.wire.frame.HandshakeKey;
import modelrelay.wire.frame.Role;
import org.jspecify.annotations.Nullable;

/** A worker that does what a test says, frame by frame. Used by one thread. */
public final class ScriptedWorker implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** How the server ended the connection. */
    public record Close(int code, String reason) {}

    private final Socket socket;
    private final FrameWriter writer = new FrameWriter(Role.CLIENT);
    private final FrameReader reader = new FrameReader(Role.CLIENT, 1 << 28, new Inbox());
    private final Deque<JsonNode> messages = new ArrayDeque<>();
    private final Deque<String> pongs = new ArrayDeque<>();
    private @Nullable Close close;
    private String id = "";

    private ScriptedWorker(Socket socket) {
        this.socket = socket;
    }

    /** Connects and shakes hands, without registering. */
    public static ScriptedWorker connect(int port, String secret, String... headers)
            throws IOException {
        return connectTo(port, "/v1/worker/connect", withSecret(secret, headers));
    }

    private static String[] withSecret(String secret, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "X-Worker-Secret: " + secret;
        System.arraycopy(headers, 0, all, 1, headers.length);
        return all;
    }

    /** Connects to a path with these headers and no others. */
    public static ScriptedWorker connectTo(int port, String path, String... headers)
            throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nhost: test\r\n");
        head.append("upgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n");
        head.append("sec-websocket-key: ").append(HandshakeKey.create()).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("no answer to the handshake: " + answer);
            }
            answer.append((char) b);
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + answer);
        }
        return new ScriptedWorker(socket);
    }

    /** Registers and takes the ack. */
    @CanIgnoreReturnValue
    public JsonNode register(int slots, String... models) throws IOException {
        ObjectNode register = JSON.createObjectNode();
        register.put("type", "register").put("worker_name", "ada");
        register.put("max_concurrent", slots).put("protocol_version", "2026-04-bridge-v1");
        var list = register.putArray("models");
        for (String model : models) {
            list.add(model);
        }
        say(register.toString());
        JsonNode ack = next("register_ack");
        id = ack.get("worker_id").asText();
        return ack;
    }

    /** The id that the server gave. */
    public String id() {
        return id;
    }

    /** Sends a text message. */
    public void say(String json) throws IOException {
        write(writer.text(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends bytes as they are. */
    public void write(ByteBuffer frame) throws IOException {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Makes frames. */
    public FrameWriter frames() {
        return writer;
    }

    /** Sends one piece of an answer. */
    public void chunk(JsonNode request, String text) throws IOException {
        say(answer("response_chunk", request).put("chunk", text).toString());
    }

    /** Ends an answer. */
    public void complete(JsonNode request, int status, String body) throws IOException {
        ObjectNode complete = answer("response_complete", request).put("status_code", status);
        complete.putObject("headers").put("content-type", "application/json");
        say(complete.put("body", body).toString());
    }

    /** Ends a stream. */
    public void complete(JsonNode request) throws IOException {
        say(answer("response_complete", request).put("status_code", 200).toString());
    }

    /** A message about a request, to be filled. */
    public static ObjectNode answer(String type, JsonNode request) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("request_id", request.get("request_id").asText());
    }

    /** An empty object, to be filled. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The next message, which must be of this type; pings of the heartbeat are passed over. */
    @CanIgnoreReturnValue
    public JsonNode next(String type) throws IOException {
        JsonNode message = next();
        if (!message.get("type").asText().equals(type)) {
            throw new IOException("expected " + type + ", got " + message);
        }
        return message;
    }

    private JsonNode next() throws IOException {
        while (true) {
            while (messages.isEmpty()) {
                read();
            }
            JsonNode message = messages.removeFirst();
            if (!message.get("type").asText().equals("ping")) {
                return message;
            }
        }
    }

    /** The payload of the next WebSocket pong. */
    public String nextPong() throws IOException {
        while (pongs.isEmpty()) {
            read();
        }
        return pongs.removeFirst();
    }

    /** The close frame; messages before it are passed over. */
    public Close nextClose() throws IOException {
        while (close == null) {
            read();
        }
        return close;
    }

    /** Waits until the server has closed the socket. */
    public boolean isCut() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (InterruptedIOException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void read() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
            throw new EOFException("the server closed the socket");
        }
        reader.feed(ByteBuffer.wrap(buffer, 0, count));
    }

    /** Loses the connection as by a power cut. */
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What came in. */
    private final class Inbox implements FrameListener {
        @Override
        public void text(byte[] buffer, int offset, int length) {
            try {
                messages.add(JSON.readTree(buffer, offset, length));
            } catch (IOException e) {
                throw new IllegalStateException("the server sent no JSON", e);
            }
        }

        @Override
        public void binary() {
            throw new IllegalStateException("the server sent a binary message");
        }

        @Override
        public void ping(byte[] payload) {}

        @Override
        public void pong(byte[] payload) {
            pongs.add(new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void close(int code, String reason) {
            close = new Close(code, reason);
        }

        @Override
        public void violation(int closeCode, String reason) {
            throw new IllegalStateException("the server broke the protocol: " + reason);
        }
    }
}
