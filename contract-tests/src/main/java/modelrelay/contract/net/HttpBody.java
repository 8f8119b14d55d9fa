/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body behind a head, piece by piece as it arrives. */
public final class HttpBody {
    /** Takes one piece of a body, in order. */
    public interface Sink {
        /**
         * Takes {@code length} bytes at the start of {@code buffer}, which is reused afterwards.
         */
        void piece(byte[] buffer, int length) throws IOException;
    }

    private static final int MAX_TRAILERS = 100;

    private HttpBody() {}

    /**
     * Reads a response's body to its end.
     *
     * @throws IOException if the connection ends before the body does
     */
    public static void ofResponse(HttpHead head, InputStream in, Sink sink) throws IOException {
        int status = head.status();
        if (status < 200 || status == 204 || status == 304) {
            return;
        }
        if (head.lists("transfer-encoding", "chunked")) {
            chunked(in, sink);
        } else if (head.header("content-length").isPresent()) {
            exactly(number(head.header("content-length").get(), 10), in, sink);
        } else {
            untilEnd(in, sink);
        }
    }

    /**
     * Reads a request's body to its end; a request without a length has none.
     *
     * @throws IOException if the connection ends before the body does
     */
    public static void ofRequest(HttpHead head, InputStream in, Sink sink) throws IOException {
        if (head.lists("transfer-encoding", "chunked")) {
            chunked(in, sink);
        } else if (head.header("content-length").isPresent()) {
            exactly(number(head.header("content-length").get(), 10), in, sink);
        }
    }

    private static void chunked(InputStream in, Sink sink) throws IOException {
        for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
            exactly(size, in, sink);
            if (!HttpHead.line(in).isEmpty()) {
                throw new IOException("a chunk longer than its size");
            }
        }
        for (int trailers = 0; !HttpHead.line(in).isEmpty(); trailers++) {
            if (trailers == MAX_TRAILERS) {
                throw new IOException("more than " + MAX_TRAILERS + " trailer fields");
            }
        }
    }

    private static long chunkSize(InputStream in) throws IOException {
        String line = HttpHead.line(in);
        int extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
            throw new IOException("a length below zero: " + number);
        } catch (NumberFormatException none) {
            throw new IOException("not a length: " + HttpHead.beginning(text), none);
        }
    }

    private static void exactly(long length, InputStream in, Sink sink) throws IOException {
        var buffer = new byte[64 * 1024];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the connection ended inside a body");
            }
            sink.piece(buffer, read);
            left -= read;
        }
    }

    private static void untilEnd(InputStream in, Sink sink) throws IOException {
        var buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sink.piece(buffer, read);
        }
    }
}
