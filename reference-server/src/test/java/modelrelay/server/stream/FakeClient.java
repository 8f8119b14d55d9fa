/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client whose socket takes as much as a test lets it, with a dialect whose failures are words.
 * Counts what it is told; drains only when a test says so.
 */
final class FakeClient implements StreamSink, Dialect<String>, StreamListener {
    static final ResponseHead STREAM = new ResponseHead(200, Map.of("type", "stream"));
    static final ResponseHead REFUSED = new ResponseHead(503, Map.of());

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private @Nullable ResponseHead head;
    private long contentBytes = -7;
    private @Nullable Boolean isWhole;
    private int capacity = Integer.MAX_VALUE;
    private int writes;
    private boolean wasLast;
    private int wakeUps;
    private long episode;
    private int abandons;

    /** The socket takes this many bytes more. */
    void takes(int bytes) {
        capacity = bytes;
    }

    String received() {
        return received.toString(UTF_8);
    }

    @Nullable ResponseHead head() {
        return head;
    }

    long contentBytes() {
        return contentBytes;
    }

    /** Null until the end. */
    @Nullable Boolean isWhole() {
        return isWhole;
    }

    int writes() {
        return writes;
    }

    boolean wasLast() {
        return wasLast;
    }

    int wakeUps() {
        return wakeUps;
    }

    long episode() {
        return episode;
    }

    int abandons() {
        return abandons;
    }

    // The sink.

    @Override
    public void begin(ResponseHead newHead, long newContentBytes) {
        if (head != null) {
            throw new IllegalStateException("begun twice");
        }
        head = newHead;
        contentBytes = newContentBytes;
    }

    @Override
    public boolean write(ByteBuffer[] parts, boolean last) {
        writes++;
        wasLast = last;
        boolean isWritten = true;
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[Math.min(part.remaining(), capacity)];
            part.get(bytes);
            received.writeBytes(bytes);
            capacity -= bytes.length;
            isWritten &= !part.hasRemaining();
        }
        return isWritten;
    }

    @Override
    public void end(boolean whole) {
        if (isWhole != null) {
            throw new IllegalStateException("ended twice");
        }
        isWhole = whole;
    }

    // The dialect.

    @Override
    public ResponseHead streamHead() {
        return STREAM;
    }

    @Override
    public Answer refusal(String failure) {
        return new Answer(REFUSED, ("refused: " + failure).getBytes(UTF_8));
    }

    @Override
    public byte[] errorEvent(String failure, boolean betweenEvents) {
        return (betweenEvents ? "error: " + failure : "|error: " + failure).getBytes(UTF_8);
    }

    @Override
    public byte[] lateAnswer(Answer answer, boolean betweenEvents) {
        String body = new String(answer.body(), UTF_8);
        return ((betweenEvents ? "late: " : "|late: ") + body).getBytes(UTF_8);
    }

    // The listener.

    @Override
    public void drainable() {
        wakeUps++;
    }

    @Override
    public void fellBehind(long newEpisode) {
        episode = newEpisode;
    }

    @Override
    public void abandoned() {
        abandons++;
    }
}
