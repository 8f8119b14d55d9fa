/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.concurrent.GuardedBy;
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

    private final StreamBounds bounds;
    private final StreamListener listener;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Pieces pieces = new Pieces();

    @GuardedBy("lock")
    private final EventBoundary boundary = new EventBoundary();

    @GuardedBy("lock")
    private @Nullable Writer writer;

    @GuardedBy("lock")
    private @Nullable ResponseHead statedHead;

    @GuardedBy("lock")
    private @Nullable Ending<F> ending;

    /** Something was appended, so the head is the one of pieces. */
    @GuardedBy("lock")
    private boolean isCommitted;

    /** A writer's piece was among it. */
    @GuardedBy("lock")
    private boolean isAnswered;

    @GuardedBy("lock")
    private boolean isAbandoned;

    /** The listener knows, or whoever drains comes back by itself. */
    @GuardedBy("lock")
    private boolean isDrainDue;

    @GuardedBy("lock")
    private boolean isBehind;

    @GuardedBy("lock")
    private long behindEpisode;

    @GuardedBy("lock")
    private long pendingBytes;

    @GuardedBy("lock")
    private long totalBytes;

    /** Belongs to the thread that drains. */
    private final Delivery<F> delivery;

    /** Opens the path; nothing is sent yet. */
    public ResponseStream(StreamBounds bounds, Dialect<F> dialect, StreamListener listener) {
        this.bounds = bounds;
        this.delivery = new Delivery<>(dialect);
        this.listener = listener;
    }

    /** Gives the pen to a new writer; the one before is revoked. */
    public Writer open() {
        Writer opened = new Writer();
        synchronized (lock) {
            writer = isOverLocked() ? null : opened;
        }
        return opened;
    }

    /** Takes the pen away; the stream stays open for the next writer. */
    public void revoke() {
        synchronized (lock) {
            writer = null;
        }
    }

    /**
     * Ends the answer with an error: instead of it if nothing was sent, in-band otherwise. The
     * writer is revoked.
     *
     * @return false if the stream was over already
     */
    @CanIgnoreReturnValue
    public boolean fail(F failure) {
        synchronized (lock) {
            if (isOverLocked()) {
                return false;
            }
            end(new Ending.Failed<>(failure));
        }
        signal();
        return true;
    }

    /** The client is gone: whatever waits is dropped, whatever comes is refused. */
    public void abandon() {
        synchronized (lock) {
            if (isAbandoned) {
                return;
            }
            isAbandoned = true;
            writer = null;
            var _ = pieces.take();
            pendingBytes = 0;
            isBehind = false;
        }
        listener.abandoned();
    }

    /**
     * Appends a comment, and commits the head for it if need be, but only if nothing waits and
     * everything sent so far ends with a complete event.
     *
     * @return whether it was appended
     */
    public boolean keepAlive(byte[] comment) {
        synchronized (lock) {
            if (isOverLocked() || pendingBytes > 0 || !boundary.isHere()) {
                return false;
            }
            // A comment ends with an empty line, so the boundary stays here.
            add(comment);
        }
        signal();
        return true;
    }

    /**
     * Writes everything that waits. One thread at a time: the client's I/O thread.
     *
     * @throws IOException from the sink; the caller abandons the stream
     */
    public Drained drain(StreamSink sink) throws IOException {
        while (!delivery.hasEnded()) {
            if (delivery.isLaden()) {
                written(delivery.write(sink));
                if (delivery.isLaden() && !delivery.hasEnded()) {
                    return Drained.BLOCKED;
                }
                continue;
            }
            Delivery.Load<F> next = takeLoad();
            if (next == null) {
                return isAbandoned() ? Drained.ENDED : Drained.EMPTY;
            }
            delivery.load(next, sink);
        }
        return Drained.ENDED;
    }

    /** Everything that waits; null if nothing does, and then the listener is told of what comes. */
    private Delivery.@Nullable Load<F> takeLoad() {
        synchronized (lock) {
            if (isAbandoned || (pieces.isEmpty() && ending == null)) {
                isDrainDue = false;
                return null;
            }
            return new Delivery.Load<>(pieces.take(), statedHead, ending, boundary.isHere());
        }
    }

    private boolean isAbandoned() {
        synchronized (lock) {
            return isAbandoned;
        }
    }

    private void written(long bytes) {
        synchronized (lock) {
            // What a dialect adds was never counted as pending.
            pendingBytes = Math.max(0, pendingBytes - bytes);
            isBehind &= pendingBytes > bounds.softBytes();
        }
    }

    /** Whether the client has been behind the soft bound ever since that episode began. */
    public boolean isStillBehind(long episode) {
        synchronized (lock) {
            return isBehind && behindEpisode == episode;
        }
    }

    /** Bytes that wait for the client. */
    public long pendingBytes() {
        synchronized (lock) {
            return pendingBytes;
        }
    }

    /** Whether it ended or was abandoned. */
    public boolean isOver() {
        synchronized (lock) {
            return isOverLocked();
        }
    }

    @GuardedBy("lock")
    private boolean isOverLocked() {
        return isAbandoned || ending != null;
    }

    @GuardedBy("lock")
    private void end(Ending<F> how) {
        ending = how;
        writer = null;
    }

    @GuardedBy("lock")
    private void add(byte[] piece) {
        isCommitted = true;
        if (piece.length > 0) {
            pieces.add(piece);
        }
        pendingBytes += piece.length;
        boundary.advance(piece);
    }

    /** Tells the listener of something to drain, once; and of a client that has fallen behind. */
    private void signal() {
        boolean drainable = false;
        long episode = 0;
        synchronized (lock) {
            if (!isDrainDue && !isAbandoned) {
                isDrainDue = true;
                drainable = true;
            }
            if (!isBehind && pendingBytes > bounds.softBytes()) {
                isBehind = true;
                episode = ++behindEpisode;
            }
        }
        if (episode > 0) {
            listener.fellBehind(episode);
        }
        if (drainable) {
            listener.drainable();
        }
    }

    /** The pen of one attempt; void once revoked, ended or abandoned. */
    public final class Writer {
        private Writer() {}

        /**
         * Appends one piece.
         *
         * @param head the answer's head, if the worker states one with its first piece; ignored
         *     later
         * @param piece handed over; the caller does not change it afterwards
         */
        public Put append(@Nullable ResponseHead head, byte[] piece) {
            synchronized (lock) {
                if (writer != this) {
                    return Put.REVOKED;
                }
                if (bounds.ceilingBytes() > 0
                        && totalBytes + piece.length > bounds.ceilingBytes()) {
                    return Put.TOO_LARGE;
                }
                if (pendingBytes > 0 && pendingBytes + piece.length > bounds.hardBytes()) {
                    return Put.TOO_FAR_BEHIND;
                }
                if (!isCommitted) {
                    statedHead = head;
                }
                isAnswered = true;
                totalBytes += piece.length;
                add(piece);
                return Put.ACCEPTED;
            }
        }

        /** Tells the listener, unless it was told already; once per batch of pieces. */
        public void flush() {
            signal();
        }

        /**
         * Ends the answer.
         *
         * @param answer what ends it: the whole answer if nothing came in pieces; its body is not
         *     used otherwise
         * @return false if the writer is void
         */
        @CanIgnoreReturnValue
        public boolean complete(Dialect.Answer answer) {
            synchronized (lock) {
                if (writer != this) {
                    return false;
                }
                if (isAnswered && isEndOfPieces(answer.head())) {
                    end(new Ending.Clean<>());
                } else if (isAnswered) {
                    // The body that follows pieces is not the client's, whatever it says.
                    end(new Ending.Late<>(new Dialect.Answer(answer.head(), new byte[0])));
                } else if (isCommitted) {
                    end(new Ending.Late<>(answer));
                    pendingBytes += answer.body().length;
                } else {
                    end(new Ending.Whole<>(answer));
                    pendingBytes += answer.body().length;
                }
            }
            signal();
            return true;
        }

        /** A failure that the head has stated already is the answer, and not the end of one. */
        @GuardedBy("lock")
        private boolean isEndOfPieces(ResponseHead end) {
            return end.isSuccess() || (statedHead != null && statedHead.status() == end.status());
        }
    }
}
