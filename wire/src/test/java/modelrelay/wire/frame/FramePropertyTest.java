/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random conversations, random splits, random noise. A failure names its seed. */
class FramePropertyTest {

    private static final int LIMIT = 4096;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

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
