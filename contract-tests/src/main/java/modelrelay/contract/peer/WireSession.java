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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Link;
import modelrelay.contract.tap.Entry;
import modelrelay.contract.tap.FrameCheck;
import modelrelay.contract.tap.Intake;
import modelrelay.contract.tap.Journal;
import modelrelay.contract.tap.Sightings;
import modelrelay.contract.tap.Taps;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket between a server and a worker, of which the suite plays one end.
 *
 * <p>Everything that arrives is recorded and checked before anybody is told; what the suite sends
 * is checked too, unless it is wrong on purpose.
 */
public final class WireSession implements AutoCloseable {
    /** A message that arrived. */
    public record Message(long nanos, JsonNode json, String text) {
        /** Its type. */
        public String type() {
            return json.path("type").asText();
        }

        /** The request that it is about, or an empty text. */
        public String requestId() {
            return json.path("request_id").asText();
        }
    }

    /**
     * How the other side ended the connection.
     *
     * @param code of the close frame; 1006 if the connection broke without one
     */
    public record Ending(long nanos, int code, String reason) {}

    private static final ObjectMapper JSON = Journal.mapper();

    private final String name;
    private final Link link;
    private final FrameCheck.Sender playing;
    private final Taps taps;
    private final Consumer<Message> listener;
    private final ReentrantLock sending = new ReentrantLock();
    private final Semaphore reading = new Semaphore(1);
    private final List<Message> messages = new ArrayList<>();
    private final List<String> pongs = new ArrayList<>();
    private @Nullable Ending ending;
    private volatile int largestFrame;
    private volatile int pings;

    /** A close has been sent: the other side's answers it and gets none. */
    private volatile boolean closing;

    /** WebSocket pings get no pong: nothing at all is sent but what a scenario says. */
    private volatile boolean mute;

    /**
     * Begins to read.
     *
     * @param playing which side the suite plays
     * @param listener told of each message on the reading thread
     */
    WireSession(
            String name,
            Link link,
            FrameCheck.Sender playing,
            Taps taps,
            Consumer<Message> listener) {
        this.name = name;
        this.link = link;
        this.playing = playing;
        this.taps = taps;
        this.listener = listener;
    }

    /** Starts the reading thread; separate, so that the listener can know this session. */
    void start() {
        Thread.ofVirtual().start(this::receive);
    }

    private void receive() {
        var message = new ByteArrayOutputStream();
        var intake = new Intake();
        int opcode = Frame.TEXT;
        try {
            while (true) {
                Frame frame = Frame.read(link.in(), Intake.MAX_MESSAGE_BYTES);
                intake.frame(frame, message.size());
                checkMask(frame);
                largestFrame = Math.max(largestFrame, frame.payload().length);
                reading.acquireUninterruptibly();
                reading.release();
                switch (frame.opcode()) {
                    case Frame.TEXT, Frame.BINARY, Frame.CONTINUATION -> {
                        opcode = frame.opcode() == Frame.CONTINUATION ? opcode : frame.opcode();
                        message.writeBytes(frame.payload());
                        if (frame.fin()) {
                            arrived(opcode, message.toString(StandardCharsets.UTF_8));
                            message.reset();
                        }
                    }
                    case Frame.PING -> pinged(frame);
                    case Frame.PONG -> ponged(frame);
                    case Frame.CLOSE -> {
                        closed(frame);
                        return;
                    }
                    default -> taps.findings().program(name + ": opcode " + frame.opcode());
                }
            }
        } catch (Frame.TooLarge flood) {
            // Nobody reads on: what else it sends is not for this suite to keep.
            taps.findings().program(name + ": " + flood.getMessage());
            end(new Ending(System.nanoTime(), 1006, String.valueOf(flood.getMessage())));
            link.reset();
        } catch (IOException broken) {
            end(new Ending(System.nanoTime(), 1006, String.valueOf(broken.getMessage())));
        }
    }

    private void checkMask(Frame frame) {
        boolean fromWorker = other() == FrameCheck.Sender.WORKER;
        if (frame.masked() != fromWorker) {
            taps.findings()
                    .program(
                            name
                                    + (fromWorker ? ": an unmasked frame" : ": a masked frame")
                                    + " (RFC 6455, section 5.1)");
        }
    }

    /** Bytes of the largest frame that arrived. */
    public int largestFrame() {
        return largestFrame;
    }

    /** How many WebSocket pings arrived. */
    public int pings() {
        return pings;
    }

    private void arrived(int opcode, String text) {
        long nanos = System.nanoTime();
        boolean isText = opcode == Frame.TEXT;
        taps.journal()
                .add(
                        Entry.Leg.WORKER,
                        name,
                        Entry.Author.PROGRAM,
                        isText ? Entry.Kind.TEXT : Entry.Kind.BINARY,
                        text);
        taps.check(other(), name, text);
        JsonNode json = parse(text);
        if (json == null) {
            return;
        }
        taps.observe(other(), name, json, true);
        var message = new Message(nanos, json, text);
        synchronized (this) {
            messages.add(message);
        }
        listener.accept(message);
        taps.journal().changed();
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader
    private void pinged(Frame ping) {
        log(Entry.Kind.PING, ping.text(), Entry.Author.PROGRAM);
        pings++;
        if (!mute) {
            sendFrame(new Frame(true, Frame.PONG, ping.payload()));
        }
    }

    /** Answers no WebSocket pings from now on. */
    public void fallMute() {
        mute = true;
    }

    private void ponged(Frame pong) {
        synchronized (this) {
            pongs.add(pong.text());
        }
        log(Entry.Kind.PONG, pong.text(), Entry.Author.PROGRAM);
    }

    private void closed(Frame close) {
        log(Entry.Kind.CLOSE, close.closeCode() + " " + close.closeReason(), Entry.Author.PROGRAM);
        if (playing == FrameCheck.Sender.WORKER) {
            Sightings.close(close.closeCode(), close.closeReason());
        }
        if (!closing) {
            sendFrame(new Frame(true, Frame.CLOSE, close.payload()));
        }
        end(new Ending(System.nanoTime(), close.closeCode(), close.closeReason()));
        link.close();
    }

    private void end(Ending how) {
        synchronized (this) {
            if (ending == null) {
                ending = how;
            }
        }
        taps.invariants().lost(name);
        log(Entry.Kind.LOST, how.reason(), Entry.Author.PROGRAM);
    }

    private FrameCheck.Sender other() {
        return playing == FrameCheck.Sender.SERVER
                ? FrameCheck.Sender.WORKER
                : FrameCheck.Sender.SERVER;
    }

    private void log(Entry.Kind kind, String text, Entry.Author author) {
        taps.journal().add(Entry.Leg.WORKER, name, author, kind, text);
    }

    /** Sends a message that keeps the contract. */
    public void send(JsonNode message) {
        String text = message.toString();
        taps.checkOwn(playing, name, text);
        taps.observe(playing, name, message, false);
        log(Entry.Kind.TEXT, text, Entry.Author.KIT);
        sendFrame(Frame.text(text));
    }

    /** Sends a text message that is wrong, or only unusual, on purpose. */
    public void sendUnchecked(String text) {
        log(Entry.Kind.TEXT, text, Entry.Author.KIT_WRONG_ON_PURPOSE);
        JsonNode json = parse(text);
        if (json != null) {
            taps.observe(playing, name, json, false);
            taps.note(playing, text);
        }
        sendFrame(Frame.text(text));
    }

    /** Sends a text message in so many frames, with a WebSocket ping after each. */
    public void sendInFragments(String text, int count) {
        log(Entry.Kind.TEXT, text, Entry.Author.KIT_WRONG_ON_PURPOSE);
        JsonNode json = parse(text);
        if (json != null) {
            taps.observe(playing, name, json, false);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int size = (bytes.length + count - 1) / count;
        for (int i = 0; i < count; i++) {
            int from = Math.min(bytes.length, i * size);
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
            sendFrame(new Frame(i == count - 1, i == 0 ? Frame.TEXT : Frame.CONTINUATION, part));
            sendFrame(new Frame(true, Frame.PING, new byte[] {(byte) i}));
        }
    }

    /** Sends one frame as it is; a connection that is gone swallows it. */
    public void sendFrame(Frame frame) {
        sending.lock();
        try {
            if (playing == FrameCheck.Sender.WORKER) {
                frame.writeMasked(link.out());
            } else {
                frame.writePlain(link.out());
            }
        } catch (IOException gone) {
            log(Entry.Kind.LOST, "while sending: " + gone.getMessage(), Entry.Author.PROGRAM);
        } finally {
            sending.unlock();
        }
    }

    /** Closes in good order. */
    public void close(int code, String reason) {
        log(Entry.Kind.CLOSE, code + " " + reason, Entry.Author.KIT);
        closing = true;
        sendFrame(Frame.close(code, reason));
    }

    /** Vanishes: the connection is reset without a word. */
    public void vanish() {
        log(Entry.Kind.CLOSE, "vanishes", Entry.Author.KIT);
        link.reset();
        taps.invariants().lost(name);
    }

    /** Stops reading, after at most one more frame, until {@link #resumeReading()}. */
    public void stopReading() {
        reading.acquireUninterruptibly();
    }

    /** Reads again. */
    public void resumeReading() {
        reading.release();
    }

    /** What arrived so far. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What arrived so far of one type. */
    public List<Message> messages(String type) {
        return messages().stream().filter(message -> message.type().equals(type)).toList();
    }

    /** Whether a WebSocket pong with that payload has arrived. */
    public synchronized boolean hasPong(String payload) {
        return pongs.contains(payload);
    }

    /** How the other side ended it, if it did. */
    public synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    @Override
    public void close() {
        link.close();
    }
}
