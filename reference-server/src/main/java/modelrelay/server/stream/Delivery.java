/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has left the stream and is on its way to the sink: in hand until the socket takes it.
 * Belongs to the thread that drains.
 *
 * @param <F> why an answer fails
 */
final class Delivery<F> {

    /**
     * What is taken out of the stream at once.
     *
     * @param parts in order; may be empty
     * @param head as a worker stated it; null if none did
     * @param ending null if more may come
     * @param isBetweenEvents whether everything up to the end of the parts ends with a whole event
     */
    record Load<F>(
            List<ByteBuffer> parts,
            @Nullable ResponseHead head,
            @Nullable Ending<F> ending,
            boolean isBetweenEvents) {}

    private static final ByteBuffer[] NOTHING = {};

    private final Dialect<F> dialect;
    private boolean hasBegun;
    private boolean hasEnded;
    private ByteBuffer[] inHand = NOTHING;

    /** Whether the answer is whole; null until everything up to its end is in hand. */
    private @Nullable Boolean endInHand;

    Delivery(Dialect<F> dialect) {
        this.dialect = dialect;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    /** Whether something is left to be written, or only the end to be told. */
    boolean isLaden() {
        return inHand.length > 0 || endInHand != null;
    }

    /** Takes over what comes next, and begins the answer if that has not happened. */
    void load(Load<F> load, StreamSink sink) throws IOException {
        byte[] rest =
                switch (load.ending()) {
                    case null -> {
                        begin(load, sink);
                        yield new byte[0];
                    }
                    case Ending.Clean<F> _ -> {
                        begin(load, sink);
                        endInHand = true;
                        yield new byte[0];
                    }
                    case Ending.Whole<F>(Dialect.Answer answer) -> beginWhole(answer, sink);
                    case Ending.Late<F>(Dialect.Answer answer) -> {
                        begin(load, sink);
                        endInHand = answer.head().isSuccess();
                        yield dialect.lateAnswer(answer, load.isBetweenEvents());
                    }
                    case Ending.Failed<F>(F failure) when !hasBegun && load.parts().isEmpty() ->
                            beginWhole(dialect.refusal(failure), sink);
                    case Ending.Failed<F>(F failure) -> {
                        begin(load, sink);
                        endInHand = false;
                        yield dialect.errorEvent(failure, load.isBetweenEvents());
                    }
                };
        if (rest.length > 0) {
            load.parts().add(ByteBuffer.wrap(rest));
        }
        inHand = load.parts().toArray(ByteBuffer[]::new);
    }

    private void begin(Load<F> load, StreamSink sink) throws IOException {
        if (!hasBegun) {
            hasBegun = true;
            ResponseHead head = load.head();
            sink.begin(head == null ? dialect.streamHead() : head, StreamSink.UNKNOWN_LENGTH);
        }
    }

    private byte[] beginWhole(Dialect.Answer answer, StreamSink sink) throws IOException {
        hasBegun = true;
        endInHand = true;
        sink.begin(answer.head(), answer.body().length);
        return answer.body();
    }

    /**
     * Writes as much as the socket takes, and tells the end if that was all.
     *
     * @return bytes written
     */
    long write(StreamSink sink) throws IOException {
        long before = remaining();
        boolean isWritten = inHand.length == 0 || sink.write(inHand, endInHand != null);
        long bytes = before - remaining();
        if (isWritten) {
            inHand = NOTHING;
            if (endInHand != null) {
                hasEnded = true;
                sink.end(endInHand);
            }
        }
        return bytes;
    }

    private long remaining() {
        long remaining = 0;
        for (ByteBuffer part : inHand) {
            remaining += part.remaining();
        }
        return remaining;
    }
}
