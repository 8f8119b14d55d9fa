/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The bounded path of one answer. It is open, then ended or abandoned, for good.
 *
 * <p>Thread-safe. One lock, held for copying at most one piece; sink, listener and dialect are
 * called without it.
 *
 * @param <F> why an answer fails
 */
public final class ResponseStream<F> {

    /** What became of a piece. */
    public enum Put {
        /** It will reach the client. */
        ACCEPTED,
        /** The writer is not the current one any more, or the stream is over. */
        REVOKED,
        /** The client is behind the hard bound; nothing was taken. */
        TOO_FAR_BEHIND,
        /** The answer would grow beyond its ceiling; nothing was taken. */
        TOO_LARGE
    }

    /** What is left after a drain. */
    public enum Drained {
        /** Everything there was is written; {@link StreamListener#drainable} tells of more. */
        EMPTY,
        /** The socket takes no more; drain again when it does. */
        BLOCKED,
        /** The answer has ended, now or before. */
        ENDED
    }

    /** Opens the path; nothing is sent yet. */
    public ResponseStream(StreamBounds bounds, Dialect<F> dialect, StreamListener listener) {}

    /** Gives the pen to a new writer; the one before is revoked. */
    public Writer open() {
        return new Writer();
    }

    /** Takes the pen away; the stream stays open for the next writer. */
    public void revoke() {}

    /**
     * Ends the answer with an error: instead of it if nothing was sent, in-band otherwise. The
     * writer is revoked.
     *
     * @return false if the stream was over already
     */
    public boolean fail(F failure) {
        return false;
    }

    /** The client is gone: whatever waits is dropped, whatever comes is refused. */
    public void abandon() {}

    /**
     * Appends a comment, and commits the head for it if need be, but only if nothing waits and
     * everything sent so far ends with a complete event.
     *
     * @return whether it was appended
     */
    public boolean keepAlive(byte[] comment) {
        return false;
    }

    /**
     * Writes everything that waits. One thread at a time: the client's I/O thread.
     *
     * @throws IOException from the sink; the caller abandons the stream
     */
    public Drained drain(StreamSink sink) throws IOException {
        return Drained.EMPTY;
    }

    /** Whether the client has been behind the soft bound ever since that episode began. */
    public boolean isStillBehind(long episode) {
        return false;
    }

    /** Bytes that wait for the client. */
    public long pendingBytes() {
        return 0;
    }

    /** Whether it ended or was abandoned. */
    public boolean isOver() {
        return false;
    }

    /** The pen of one attempt; void once revoked, ended or abandoned. */
    public final class Writer {
        /**
         * Appends one piece.
         *
         * @param head the answer's head, if the worker states one with its first piece; ignored
         *     later
         * @param piece handed over; the caller does not change it afterwards
         */
        public Put append(@Nullable ResponseHead head, byte[] piece) {
            return isOver() ? Put.REVOKED : Put.ACCEPTED;
        }

        /** Tells the listener, unless it was told already; once per batch of pieces. */
        public void flush() {}

        /**
         * Ends the answer.
         *
         * @param answer what ends it: the whole answer if nothing came in pieces; its body is not
         *     used otherwise
         * @return false if the writer is void
         */
        public boolean complete(Dialect.Answer answer) {
            return false;
        }
    }
}
