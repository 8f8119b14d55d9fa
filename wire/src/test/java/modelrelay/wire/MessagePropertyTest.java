/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import modelrelay.protocol.Request;
import modelrelay.protocol.ResponseChunk;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.WorkerMessage;
import modelrelay.wire.Incoming.Known;
import org.junit.jupiter.api.RepeatedTest;

/** Random messages, mutations and noise. A failure names its seed. */
class MessagePropertyTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomMessages messages = new RandomMessages(random);

    @RepeatedTest(500)
    void everyMessageReadsBackAsItWasWritten() throws MalformedFrame {
        ServerMessage server = messages.fromServer();
        byte[] text = MessageWriter.write(server);
        assertThat(MessageReader.fromServer(text, 0, text.length))
                .as("seed %d", seed)
                .isEqualTo(new Known<>(server));
        WorkerMessage worker = messages.fromWorker();
        text = MessageWriter.write(worker);
        assertThat(MessageReader.fromWorker(text, 0, text.length))
                .as("seed %d", seed)
                .isEqualTo(new Known<>(worker));
    }

    @RepeatedTest(500)
    void aRequestWrittenFromBytesEqualsTheWrittenRecord() {
        // What UTF-8 cannot hold is replaced, as any client's text would have been.
        String body = encodable(messages.text() + messages.text());
        Map<String, String> headers =
                random.nextBoolean() ? Map.of() : Map.of(encodable(messages.text()), "x");
        Request request =
                new Request(
                        encodable(messages.text()),
                        encodable(messages.text()),
                        "/v1/messages?a=\"b\"",
                        random.nextBoolean(),
                        body,
                        headers.isEmpty() ? null : headers);
        byte[] text =
                MessageWriter.request(
                        new RequestHead(
                                request.requestId(),
                                request.model(),
                                request.endpointPath(),
                                request.isStreaming(),
                                headers),
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed(text)).as("seed %d", seed).isEqualTo(new Known<ServerMessage>(request));
    }

    @RepeatedTest(2000)
    void theFastPathReadsWhatTheReaderReads() {
        byte[] text =
                ("{\"type\":\"response_chunk\",\"request_id\":\"r-1\",\"chunk\":\""
                                + jsonText()
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
        }
        ChunkFrame fast = ChunkFrame.parse(text, 0, text.length);
        if (fast == null) {
            return;
        }
        ResponseChunk expected =
                new ResponseChunk(
                        fast.requestId(),
                        new String(fast.utf8(), StandardCharsets.UTF_8),
                        null,
                        null);
        Incoming<WorkerMessage> slow = reading(text);
        assertThat(slow).as("seed %d", seed).isEqualTo(new Known<WorkerMessage>(expected));
        assertThat(Utf8.isValid(fast.utf8(), 0, fast.utf8().length)).isTrue();
    }

    @RepeatedTest(500)
    void theFastPathTakesEveryChunkThatTheWriterMakes() {
        byte[] chunk =
                encodable(messages.text() + messages.text()).getBytes(StandardCharsets.UTF_8);
        byte[] text = MessageWriter.chunk("6a1f-42", chunk, 0, chunk.length);
        ChunkFrame fast = requireNonNull(ChunkFrame.parse(text, 0, text.length), "seed " + seed);
        assertThat(fast.requestId()).isEqualTo("6a1f-42");
        assertThat(fast.utf8()).as("seed %d", seed).isEqualTo(chunk);
    }

    @RepeatedTest(2000)
    void noiseAndBrokenMessagesAreMalformedAndNothingElse() {
        byte[] text =
                random.nextInt(4) == 0
                        ? new byte[random.nextInt(60)]
                        : MessageWriter.write(messages.fromWorker());
        if (text.length > 0 && text[0] == 0) {
            random.nextBytes(text);
        }
        for (int i = random.nextInt(4); i > 0 && text.length > 0; i--) {
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextBoolean() ? text.length : random.nextInt(text.length + 1);
        assertThat(isReadOrRefused(text, length)).as("seed %d", seed).isTrue();
    }

    @RepeatedTest(500)
    void anyCutOfTextGivesWholeCharactersAndLosesNothing() throws Utf8Cutter.NotUtf8 {
        byte[] text = encodable(messages.text() + messages.text()).getBytes(StandardCharsets.UTF_8);
        Utf8Cutter cutter = new Utf8Cutter();
        StringBuilder joined = new StringBuilder();
        List<Boolean> whole = new ArrayList<>();
        for (int from = 0; from < text.length; ) {
            int count = Math.min(text.length - from, 1 + random.nextInt(5));
            byte[] piece = cutter.cut(ByteBuffer.wrap(text, from, count));
            whole.add(Utf8.isValid(piece, 0, piece.length));
            joined.append(new String(piece, StandardCharsets.UTF_8));
            from += count;
        }
        cutter.end();
        assertThat(whole).as("seed %d", seed).doesNotContain(false);
        assertThat(joined.toString())
                .as("seed %d", seed)
                .isEqualTo(new String(text, StandardCharsets.UTF_8));
    }

    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Incoming<ServerMessage> parsed(byte[] text) {
        try {
            return MessageReader.fromServer(text, 0, text.length);
        } catch (MalformedFrame e) {
            throw new AssertionError(e);
        }
    }

    private Incoming<WorkerMessage> reading(byte[] text) {
        try {
            return MessageReader.fromWorker(text, 0, text.length);
        } catch (MalformedFrame e) {
            throw new AssertionError("accepted by the fast path only, seed " + seed, e);
        }
    }

    private static boolean isReadOrRefused(byte[] text, int length) {
        boolean isFast = ChunkFrame.parse(text, 0, length) != null;
        try {
            return MessageReader.fromWorker(text, 0, length) != null;
        } catch (MalformedFrame e) {
            return !isFast;
        }
    }

    /** The inside of a JSON string: raw text, every escape, pairs, lone halves, broken escapes. */
    private String jsonText() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
                case 1 -> text.append(String.format("\\u%04x", random.nextInt(0x10000)));
                case 2 -> text.append(String.format("\\u%04X", random.nextInt(0x100)));
                case 3 -> {
                    String pair = Character.toString(0x10000 + random.nextInt(0x100000));
                    text.append(
                            String.format(
                                    "\\u%04x\\u%04x", (int) pair.charAt(0), (int) pair.charAt(1)));
                }
                case 4 -> text.append("héß😀\u007f").append((char) (0x20 + random.nextInt(0x60)));
                default -> text.append(random.nextInt(9) == 0 ? "\\u12g4\\x" : "plain");
            }
        }
        return text.toString();
    }
}
