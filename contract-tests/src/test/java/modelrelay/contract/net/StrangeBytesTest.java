/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, reading it ends in an {@link IOException} or in something that was read. */
final class StrangeBytesTest {
    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A text again and again, for longer than anybody should read. */
    private static InputStream endless(String text) {
        return of(text.repeat(4_000_000 / text.length()));
    }

    @Test
    void noiseIsNoAnswerAndNoFrame() {
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] noise = new byte[300];
            new Random(seed).nextBytes(noise);
            assertThatThrownBy(() -> HttpHead.readAnswer(new ByteArrayInputStream(noise)))
                    .as("seed %d", seed)
                    .isInstanceOf(IOException.class);
            readFrames(new ByteArrayInputStream(noise), seed);
        }
    }

    private static void readFrames(InputStream in, int seed) {
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                assertThat(Frame.read(in, 1_000).payload()).hasSizeLessThan(1_001);
                            }
                        })
                .as("seed %d", seed)
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFrameBeyondTheLimitIsNotRead() {
        byte[] head = {(byte) 0x81, 127, 0, 0, 0, 0, 5, (byte) 0xf5, (byte) 0xe1, 0};
        assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(head), 1 << 20))
                .isInstanceOf(Frame.TooLarge.class)
                .hasMessage("a frame of 100000000 bytes");
        head[2] = (byte) 0xff;
        assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(head), 1 << 20))
                .isInstanceOf(Frame.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "HTTP/1.1 200 OK\r\n", "a: b\r\n"})
    void aHeadWithoutEndEnds(String text) {
        assertThatThrownBy(() -> HttpHead.read(endless(text)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: many",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked"
            })
    void aLengthThatIsNoneBreaksTheAnswer(String header) {
        InputStream in = of("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n-5\r\nbody");
        assertThatThrownBy(() -> HttpBody.ofResponse(HttpHead.readAnswer(in), in, (_, _) -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void trailersWithoutEndEnd() throws IOException {
        HttpHead head = HttpHead.read(of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThatThrownBy(() -> HttpBody.ofResponse(head, endless("0\r\nx: y\r\n"), (_, _) -> {}))
                .hasMessageContaining("trailer");
    }

    @Test
    void aLineWithoutEndIsCut() throws IOException {
        var text = new ByteArrayOutputStream();
        text.writeBytes("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        text.writeBytes("\r\nsecond\r\n\nlast".getBytes(StandardCharsets.US_ASCII));
        var lines = new Lines(new ByteArrayInputStream(text.toByteArray()), 1_000);
        var read = new ArrayList<String>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(line.get());
        }
        assertThat(read.getFirst()).hasSize(1_000);
        assertThat(read.subList(1, read.size())).isEqualTo(List.of("second", "", "last"));
    }
}
