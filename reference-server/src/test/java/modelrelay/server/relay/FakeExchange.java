/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;
import modelrelay.server.stream.ResponseStream;
import modelrelay.server.stream.StreamBounds;
import modelrelay.server.stream.StreamListener;
import modelrelay.server.stream.StreamSink;

/** A client that reads at once, on whatever thread tells it to. */
final class FakeExchange implements StreamSink, StreamListener, Dialect<RejectReason> {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ResponseStream<RejectReason> stream;
    private int status;
    private String end = "";
    private boolean isReading = true;

    FakeExchange(StreamBounds bounds) {
        stream = new ResponseStream<>(bounds, this, this);
    }

    FakeExchange() {
        this(StreamBounds.standard());
    }

    ResponseStream<RejectReason> stream() {
        return stream;
    }

    synchronized void stopReading() {
        isReading = false;
    }

    synchronized int status() {
        return status;
    }

    synchronized String received() {
        return received.toString(UTF_8);
    }

    /** Empty, {@code whole}, {@code broken} or {@code abandoned}. */
    synchronized String end() {
        return end;
    }

    @Override
    public synchronized void drainable() {
        if (isReading) {
            try {
                var _ = stream.drain(this);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Override
    public void fellBehind(long episode) {}

    @Override
    public synchronized void abandoned() {
        end += "abandoned";
    }

    @Override
    public void begin(ResponseHead head, long contentBytes) {
        status = head.status();
    }

    @Override
    public boolean write(ByteBuffer[] parts, boolean last) {
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            received.writeBytes(bytes);
        }
        return true;
    }

    @Override
    public void end(boolean whole) {
        end += whole ? "whole" : "broken";
    }

    @Override
    public ResponseHead streamHead() {
        return new ResponseHead(200, Map.of());
    }

    @Override
    public Answer refusal(RejectReason failure) {
        return new Answer(new ResponseHead(599, Map.of()), failure.name().getBytes(UTF_8));
    }

    @Override
    public byte[] errorEvent(RejectReason failure, boolean betweenEvents) {
        return ("!" + failure).getBytes(UTF_8);
    }

    @Override
    public byte[] lateAnswer(Answer answer, boolean betweenEvents) {
        return answer.body();
    }
}
