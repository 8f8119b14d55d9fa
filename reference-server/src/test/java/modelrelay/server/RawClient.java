/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that writes bytes and reads HTTP/1.1, so that it can be wrong on purpose. */
public final class RawClient implements AutoCloseable {

    // Long enough for a loaded machine; nothing waits this long when all is well.
    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * What the server answered.
     *
     * @param headers lower-case names; of several values the last
     */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** A header, or an empty text. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final Socket socket;
    private final InputStream in;

    /** Connects to a port of this machine. */
    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Writes text as it is. */
    @CanIgnoreReturnValue
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are. */
    @CanIgnoreReturnValue
    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a request without a body. */
    @CanIgnoreReturnValue
    public RawClient request(String method, String path, String... headers) throws IOException {
        return send(head(method, path, headers) + "\r\n");
    }

    /** Sends a POST with a JSON body. */
    @CanIgnoreReturnValue
    public RawClient post(String path, String body, String... headers) throws IOException {
        byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
        String head = head("POST", path, headers);
        return send(
                head
                        + "content-type: application/json\r\ncontent-length: "
                        + utf8.length
                        + "\r\n\r\n"
                        + body);
    }

    private static String head(String method, String path, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: test\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    /** Reads one whole answer. */
    public Answer answer() throws IOException {
        return answer(true);
    }

    /** Reads one answer to a HEAD request. */
    public Answer answerWithoutBody() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean hasBody) throws IOException {
        Answer head = head();
        boolean bodyless = !hasBody || head.status() == 204 || head.status() == 304;
        return new Answer(head.status(), head.headers(), bodyless ? "" : body(head));
    }

    /** Reads an answer up to the end of its head; an interim one if there is any. */
    public Answer head() throws IOException {
        String statusLine = line();
        if (!statusLine.startsWith("HTTP/1.")) {
            throw new IOException("no status line: " + statusLine);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(statusLine.substring(9, 12)), headers, "");
    }

    private String body(Answer head) throws IOException {
        if (head.header("transfer-encoding").equals("chunked")) {
            StringBuilder body = new StringBuilder();
            for (String chunk = chunk(); chunk != null; chunk = chunk()) {
                body.append(chunk);
            }
            return body.toString();
        }
        byte[] bytes =
                head.headers().containsKey("content-length")
                        ? in.readNBytes(Integer.parseInt(head.header("content-length")))
                        : in.readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads the next chunk of a chunked body; null at its end. */
    public @Nullable String chunk() throws IOException {
        int size = Integer.parseInt(line(), 16);
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size || !line().isEmpty()) {
            throw new EOFException("broken off inside a chunk");
        }
        return size == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads up to so many bytes and drops them; fewer only if the server closes. */
    public int skip(int bytes) throws IOException {
        return in.readNBytes(bytes).length;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Reads to the end of the connection. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits until the server has closed; whatever came before is dropped. */
    public boolean isClosedByServer() throws IOException {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Ends our half of the connection. */
    public void closeHalf() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
