/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.WorkerMessage;
import modelrelay.wire.frame.FrameListener;
import modelrelay.wire.frame.FrameReader;
import modelrelay.wire.frame.FrameWriter;
import modelrelay.wire.frame.Role;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Messages of every type over the whole way: text, fragments, frames, segments, and back. A failure
 * names its seed.
 */
class FramedMessagePropertyTest {

    private static final int LIMIT = 1 << 20;
    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomMessages messages = new RandomMessages(random);

    /** Reads each message as it comes, and writes down what was read. */
    private static final class Reading implements FrameListener {
        private final boolean isServer;
        final List<Object> events = new ArrayList<>();

        Reading(boolean isServer) {
            this.isServer = isServer;
        }

        @Override
        public void text(byte[] buffer, int offset, int length) {
            try {
                events.add(
                        isServer
                                ? MessageReader.fromWorker(buffer, offset, length)
                                : MessageReader.fromServer(buffer, offset, length));
            } catch (MalformedFrame e) {
                events.add(e);
            }
        }

        @Override
        public void binary() {
            events.add("binary");
        }

        @Override
        public void ping(byte[] payload) {
            events.add(new String(payload, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void pong(byte[] payload) {
            events.add("pong");
        }

        @Override
        public void close(int code, String reason) {
            events.add(code + reason);
        }

        @Override
        public void violation(int closeCode, String reason) {
            events.add(closeCode + reason);
        }
    }

    @Test
    void theMessagesAreOfEveryType() {
        Set<Object> types = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            types.add(messages.fromServer().getClass());
            types.add(messages.fromWorker().getClass());
        }
        assertThat(types)
                .as("seed %d", seed)
                .contains((Object[]) ServerMessage.class.getPermittedSubclasses())
                .contains((Object[]) WorkerMessage.class.getPermittedSubclasses());
    }

    @RepeatedTest(100)
    void whatAWorkerSaysArrivesUndamaged() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<Object> said = new ArrayList<>();
        FrameWriter frames = new FrameWriter(Role.CLIENT);
        for (int i = 0; i < 20; i++) {
            WorkerMessage message = messages.fromWorker();
            write(frames, MessageWriter.write(message), stream, said);
            said.add(new Incoming.Known<>(message));
        }
        assertThat(read(Role.SERVER, stream.toByteArray())).as("seed %d", seed).isEqualTo(said);
    }

    @RepeatedTest(100)
    void whatAServerSaysArrivesUndamaged() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<Object> said = new ArrayList<>();
        FrameWriter frames = new FrameWriter(Role.SERVER);
        for (int i = 0; i < 20; i++) {
            ServerMessage message = messages.fromServer();
            write(frames, MessageWriter.write(message), stream, said);
            said.add(new Incoming.Known<>(message));
        }
        assertThat(read(Role.CLIENT, stream.toByteArray())).as("seed %d", seed).isEqualTo(said);
    }

    @RepeatedTest(200)
    void aDamagedStreamNeverThrowsAndIsNeverReadBeyondItsEnd() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        FrameWriter frames = new FrameWriter(Role.CLIENT);
        for (int i = 0; i < 10; i++) {
            write(frames, MessageWriter.write(messages.fromWorker()), stream, new ArrayList<>());
        }
        byte[] bytes = stream.toByteArray();
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int kept = random.nextInt(bytes.length + 1);
        // Whatever escapes the readers fails this; what they may say is one of their events.
        assertThat(read(Role.SERVER, Arrays.copyOf(bytes, kept)))
                .as("seed %d", seed)
                .hasSizeLessThanOrEqualTo(kept);
    }

    /** One text in one to four fragments, now and then a ping between them. */
    private void write(
            FrameWriter frames, byte[] text, ByteArrayOutputStream stream, List<Object> said) {
        int fragments = 1 + random.nextInt(4);
        for (int i = 0, from = 0; i < fragments; i++) {
            boolean isLast = i == fragments - 1;
            int count = isLast ? text.length - from : random.nextInt(text.length - from + 1);
            byte[] frame = frames.text(text, from, count).array();
            frame[0] = (byte) ((isLast ? FINAL : 0) | (i == 0 ? TEXT : 0));
            stream.writeBytes(frame);
            from += count;
            if (!isLast && random.nextBoolean()) {
                stream.writeBytes(frames.ping(new byte[] {'p', (byte) ('0' + i)}).array());
                said.add("p" + i);
            }
        }
    }

    private List<Object> read(Role role, byte[] stream) {
        Reading reading = new Reading(role == Role.SERVER);
        FrameReader reader = new FrameReader(role, LIMIT, reading);
        for (int from = 0; from < stream.length; ) {
            int most = random.nextBoolean() ? 3 : 999;
            int count = Math.min(stream.length - from, 1 + random.nextInt(most));
            ByteBuffer segment = ByteBuffer.wrap(Arrays.copyOfRange(stream, from, from + count));
            reader.feed(random.nextBoolean() ? segment : direct(segment));
            from += count;
        }
        return reading.events;
    }

    private static ByteBuffer direct(ByteBuffer bytes) {
        return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
    }
}
