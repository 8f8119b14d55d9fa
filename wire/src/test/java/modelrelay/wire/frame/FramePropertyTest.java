/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random conversations, random splits, random noise. A failure names its seed. */
class FramePropertyTest {

    private static final int LIMIT = 4096;

    /** What the reader sets aside at once for a message that does not come in one piece. */
    private static final int FIRST_CAPACITY = 1024;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private int nextText = Opcode.TEXT;

    @RepeatedTest(200)
    void anySplitOfAnyConversationReadsTheSame() {
        Role writing = random.nextBoolean() ? Role.CLIENT : Role.SERVER;
        List<String> expected = new ArrayList<>();
        byte[] stream = conversation(writing, expected);
        Heard heard = new Heard();
        FrameReader reader =
                new FrameReader(writing == Role.CLIENT ? Role.SERVER : Role.CLIENT, LIMIT, heard);
        for (int from = 0; from < stream.length; ) {
            int count = Math.min(stream.length - from, pieceSize());
            reader.feed(piece(stream, from, count));
            from += count;
        }
        assertThat(heard.events).as("seed %d", seed).isEqualTo(expected);
    }

    @RepeatedTest(200)
    void noiseNeverThrowsAndMemoryStaysBounded() {
        Heard heard = new Heard();
        FrameReader reader = new FrameReader(Role.CLIENT, LIMIT, heard);
        byte[] noise = new byte[2000];
        for (int i = 0; i < 20; i++) {
            random.nextBytes(noise);
            if (random.nextBoolean()) {
                // Most noise dies in its first byte; a plain text header lets some live longer.
                noise[0] = (byte) 0x81;
                noise[1] = (byte) random.nextInt(126);
            }
            reader.feed(ByteBuffer.wrap(noise.clone()));
            assertThat(reader.heldBytes()).as("seed %d", seed).isLessThanOrEqualTo(LIMIT);
        }
        long ends = heard.events.stream().filter(FramePropertyTest::isEnd).count();
        assertThat(ends).as("seed %d", seed).isLessThanOrEqualTo(1);
    }

    /** Headers that lie: lengths of all sizes, wrong masks, odd opcodes, ends in the middle. */
    @RepeatedTest(300)
    void lyingHeadersNeverThrowAndSetNothingAside() {
        Role role = random.nextBoolean() ? Role.CLIENT : Role.SERVER;
        Heard heard = new Heard();
        FrameReader reader = new FrameReader(role, LIMIT, heard);
        long fed = 0;
        for (int i = 0; i < 30; i++) {
            byte[] frame = lyingFrame(role);
            int kept = random.nextInt(5) == 0 ? random.nextInt(frame.length + 1) : frame.length;
            for (int from = 0; from < kept; ) {
                int count = Math.min(kept - from, pieceSize());
                reader.feed(piece(frame, from, count));
                from += count;
                fed += count;
                assertThat((long) reader.heldBytes())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(Math.min(LIMIT, 2 * fed + FIRST_CAPACITY));
            }
        }
        long ends = heard.events.stream().filter(FramePropertyTest::isEnd).count();
        assertThat(ends).as("seed %d", seed).isLessThanOrEqualTo(1);
        assertThat(heard.events.stream().mapToInt(String::length).max().orElse(0))
                .as("seed %d", seed)
                .isLessThanOrEqualTo(LIMIT + 5);
    }

    /** A frame whose header says what it likes; mostly legal enough to be read on. */
    private byte[] lyingFrame(Role reading) {
        boolean isWild = random.nextInt(20) == 0;
        int opcode = isWild ? random.nextInt(16) : random.nextInt(3) == 0 ? Opcode.PING : nextText;
        boolean isFinal = opcode == Opcode.PING || random.nextInt(3) == 0;
        boolean isMasked = (reading == Role.SERVER) != (random.nextInt(60) == 0);
        if (opcode != Opcode.PING) {
            nextText = isFinal ? Opcode.TEXT : Opcode.CONTINUATION;
        }
        int payload = opcode == Opcode.PING ? random.nextInt(126) : random.nextInt(700);
        boolean isLong = payload > 125 || random.nextInt(9) == 0;
        int lengthBytes = !isLong ? 0 : random.nextBoolean() ? 2 : 8;
        long length = random.nextInt(30) == 0 ? random.nextLong() >> random.nextInt(64) : payload;
        ByteBuffer frame = ByteBuffer.allocate(14 + payload);
        frame.put((byte) ((isFinal ? 0x80 : 0) | (isWild ? random.nextInt(8) << 4 : 0) | opcode));
        int shortLength = lengthBytes == 0 ? payload : lengthBytes == 2 ? 126 : 127;
        frame.put((byte) ((isMasked ? 0x80 : 0) | shortLength));
        if (lengthBytes == 2) {
            frame.putShort((short) length);
        } else if (lengthBytes == 8) {
            frame.putLong(length);
        }
        if (isMasked) {
            frame.putInt(random.nextInt());
        }
        frame.position(frame.position() + payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static boolean isEnd(String event) {
        return event.startsWith("close") || event.startsWith("violation");
    }

    private byte[] conversation(Role writing, List<String> expected) {
        FrameWriter writer = new FrameWriter(writing);
        ByteBuffer stream = ByteBuffer.allocate(1 << 20);
        for (int i = 0; i < 20; i++) {
            if (random.nextInt(4) == 0) {
                byte[] payload = payload(125);
                stream.put(
                        random.nextBoolean()
                                ? ping(writer, payload, expected)
                                : pong(writer, payload, expected));
            } else {
                message(writer, stream, expected);
            }
        }
        stream.put(writer.close(1000, "bye"));
        expected.add("close 1000 bye");
        byte[] bytes = new byte[stream.position()];
        stream.flip().get(bytes);
        return bytes;
    }

    private static ByteBuffer ping(FrameWriter writer, byte[] payload, List<String> expected) {
        expected.add("ping " + HexFormat.of().formatHex(payload));
        return writer.ping(payload);
    }

    private static ByteBuffer pong(FrameWriter writer, byte[] payload, List<String> expected) {
        expected.add("pong " + HexFormat.of().formatHex(payload));
        return writer.pong(payload);
    }

    /** One text message in one to four fragments, with pings between them. */
    private void message(FrameWriter writer, ByteBuffer stream, List<String> expected) {
        byte[] text = text();
        int fragments = 1 + random.nextInt(4);
        for (int i = 0, from = 0; i < fragments; i++) {
            boolean last = i == fragments - 1;
            int count = last ? text.length - from : random.nextInt(text.length - from + 1);
            byte[] frame = writer.text(text, from, count).array();
            frame[0] = (byte) ((last ? 0x80 : 0) | (i == 0 ? Opcode.TEXT : Opcode.CONTINUATION));
            stream.put(frame);
            from += count;
            if (!last && random.nextBoolean()) {
                stream.put(ping(writer, payload(5), expected));
            }
        }
        expected.add("text " + new String(text, StandardCharsets.UTF_8));
    }

    private byte[] text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(700); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(10) == 0
                            ? 0x1F600 + random.nextInt(60)
                            : 'a' + random.nextInt(26));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] payload(int max) {
        byte[] payload = new byte[random.nextInt(max + 1)];
        random.nextBytes(payload);
        return payload;
    }

    private int pieceSize() {
        return 1 + random.nextInt(random.nextBoolean() ? 4 : 3000);
    }

    private ByteBuffer piece(byte[] stream, int from, int count) {
        if (random.nextBoolean()) {
            return ByteBuffer.allocateDirect(count).put(stream, from, count).flip();
        }
        byte[] copy = new byte[count + 7];
        System.arraycopy(stream, from, copy, 3, count);
        return ByteBuffer.wrap(copy, 3, count);
    }
}
