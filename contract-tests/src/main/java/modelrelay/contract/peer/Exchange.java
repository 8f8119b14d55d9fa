/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import modelrelay.contract.net.HttpBody;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.Intake;
import modelrelay.contract.tap.Journal;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client and what came back, byte by byte as it arrived.
 *
 * <p>Reads on its own thread; what it has seen may be asked for from any.
 */
public final class Exchange {
    /** Where it is. */
    public enum State {
        /** The answer is still awaited or coming in. */
        OPEN,
        /** The answer is complete. */
        ENDED,
        /** The connection broke before the answer was complete. */
        BROKEN,
        /** The client has gone away. */
        LEFT
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** No scenario needs an answer as long as this: who sends more floods. */
    private static final int MAX_BYTES = Intake.MAX_MESSAGE_BYTES;

    private static final int MAX_INTERIM = 100;
    private static final int CHUNK_BYTES = 16 * 1024;

    private final String name;
    private final Ask ask;
    private final Link link;
    private final Journal journal;
    private final CountDownLatch reading;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private State state = State.OPEN;
    private @Nullable HttpHead head;
    private int interim;
    private long sentNanos;
    private long firstByteNanos;
    private long lastByteNanos;
    private long endNanos;
    private long leftNanos;

    /**
     * Sends a request and begins to read.
     *
     * @param reads whether the client reads at once, or only when {@link #read()} is called
     */
    Exchange(String name, Ask ask, Link link, int port, boolean reads, Journal journal) {
        this.name = name;
        this.ask = ask;
        this.link = link;
        this.journal = journal;
        this.reading = new CountDownLatch(reads ? 0 : 1);
        record(Entry.Kind.HEAD, ask.method() + " " + ask.target(), Entry.Author.KIT);
        this.sentNanos = System.nanoTime();
        Thread.ofVirtual().start(() -> send(port));
        Thread.ofVirtual().start(this::receive);
    }

    private void send(int port) {
        try {
            OutputStream out = link.out();
            byte[] headBytes = ask.head(port).bytes();
            if (ask.chunked()) {
                out.write(headBytes);
                sendChunks(out);
            } else {
                var all = new ByteArrayOutputStream(headBytes.length + ask.body().length);
                all.writeBytes(headBytes);
                all.writeBytes(ask.body());
                out.write(all.toByteArray());
            }
        } catch (IOException refused) {
            // the server may answer and close before it has read everything; the reader tells
            record(Entry.Kind.LOST, "while sending: " + refused.getMessage(), Entry.Author.PROGRAM);
        }
    }

    private void sendChunks(OutputStream out) throws IOException {
        byte[] bytes = ask.body();
        for (int start = 0; start < bytes.length; start += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, bytes.length - start);
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, start, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void receive() {
        try {
            reading.await();
            HttpHead answer = HttpHead.readAnswer(link.in());
            while (answer.status() / 100 == 1 && interim < MAX_INTERIM) {
                interim++;
                answer = HttpHead.readAnswer(link.in());
            }
            headArrived(answer);
            HttpBody.ofResponse(answer, link.in(), this::pieceArrived);
            finish(State.ENDED, "");
        } catch (IOException broken) {
            finish(State.BROKEN, String.valueOf(broken.getMessage()));
            link.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void headArrived(HttpHead answer) {
        synchronized (this) {
            head = answer;
        }
        record(Entry.Kind.HEAD, answer.startLine(), Entry.Author.PROGRAM);
    }

    private void pieceArrived(byte[] buffer, int length) throws IOException {
        synchronized (this) {
            lastByteNanos = System.nanoTime();
            if (firstByteNanos == 0) {
                firstByteNanos = lastByteNanos;
            }
            if (body.size() + length > MAX_BYTES) {
                throw new IOException("an answer of more than " + MAX_BYTES + " bytes");
            }
            body.write(buffer, 0, length);
        }
        String text = new String(buffer, 0, Math.min(length, 300), StandardCharsets.UTF_8);
        record(Entry.Kind.PIECE, text, Entry.Author.PROGRAM);
    }

    private void finish(State end, String why) {
        synchronized (this) {
            if (state != State.OPEN) {
                return;
            }
            state = end;
            endNanos = System.nanoTime();
        }
        record(end == State.ENDED ? Entry.Kind.END : Entry.Kind.LOST, why, Entry.Author.PROGRAM);
    }

    private void record(Entry.Kind kind, String text, Entry.Author author) {
        journal.add(Entry.Leg.CLIENT, name, author, kind, text);
    }

    /** Begins to read, for a client that did not. */
    public void read() {
        reading.countDown();
    }

    /** Goes away the polite way: closes the connection. */
    public void disconnect() {
        leave();
        link.close();
    }

    /** Goes away the rude way: resets the connection. */
    public void reset() {
        leave();
        link.reset();
    }

    private void leave() {
        synchronized (this) {
            if (state == State.OPEN) {
                state = State.LEFT;
                leftNanos = System.nanoTime();
            }
        }
        record(Entry.Kind.CLOSE, "the client goes away", Entry.Author.KIT);
    }

    /** The name by which the scenario knows the request. */
    public String name() {
        return name;
    }

    /** What was asked. */
    public Ask ask() {
        return ask;
    }

    /** Whether both went over the same connection. */
    public boolean sharesConnectionWith(Exchange other) {
        return link == other.link;
    }

    /** The connection, for the next request after this one has ended. */
    Link link() {
        return link;
    }

    /** Where it is. */
    public synchronized State state() {
        return state;
    }

    /** Whether the answer is complete. */
    public synchronized boolean isEnded() {
        return state == State.ENDED;
    }

    /** Whether a head has arrived. */
    public synchronized boolean hasHead() {
        return head != null;
    }

    /** The head of the answer. */
    public synchronized HttpHead head() {
        if (head == null) {
            throw new AssertionError(name + " has no answer yet\n" + journal.tail());
        }
        return head;
    }

    /** How many interim (1xx) answers came before the answer. */
    public synchronized int interim() {
        return interim;
    }

    /** The body so far. */
    public synchronized byte[] body() {
        return body.toByteArray();
    }

    /** The body so far as text. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** What a streamed chat completion says: the contents of all its deltas. */
    public String deltas() {
        return deltas(text());
    }

    /** What the text of a streamed chat completion says. */
    public static String deltas(String stream) {
        return StreamEvent.in(stream).stream()
                .map(StreamEvent::data)
                .filter(data -> data.startsWith("{"))
                .map(Exchange::parse)
                .map(event -> event.at("/choices/0/delta/content").asText(""))
                .collect(Collectors.joining());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + text, broken);
        }
    }

    /** The body as JSON. */
    public JsonNode json() {
        return parse(text());
    }

    /** When the request was sent. */
    public synchronized long sentNanos() {
        return sentNanos;
    }

    /** When the first byte of the body arrived; 0 if none has. */
    public synchronized long firstByteNanos() {
        return firstByteNanos;
    }

    /** When the answer was complete, or the connection broke; 0 before. */
    public synchronized long endNanos() {
        return endNanos;
    }

    /** When the client went away; 0 if it did not. */
    public synchronized long leftNanos() {
        return leftNanos;
    }
}
