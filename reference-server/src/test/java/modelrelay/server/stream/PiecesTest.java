/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that wait. */
final class PiecesTest {
    private final Pieces pieces = new Pieces();

    private static String text(List<ByteBuffer> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(UTF_8.decode(part)));
        return text.toString();
    }

    @Test
    void aLonePieceIsNotCopied() {
        byte[] piece = "one".getBytes(UTF_8);
        pieces.add(piece);
        assertThat(pieces.take().getFirst().array()).isSameAs(piece);
        assertThat(pieces.isEmpty()).isTrue();
    }

    @Test
    void smallPiecesAreGathered() {
        for (int i = 0; i < 1_000; i++) {
            pieces.add("piece".getBytes(UTF_8));
        }
        List<ByteBuffer> taken = pieces.take();
        assertThat(taken).hasSize(2);
        assertThat(text(taken)).isEqualTo("piece".repeat(1_000));
    }

    @Test
    void whateverTheSizesTheOrderIsKept() {
        Random random = new Random(7);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            String piece = String.valueOf((char) ('a' + i % 26)).repeat(random.nextInt(5_000));
            expected.append(piece);
            if (!piece.isEmpty()) {
                pieces.add(piece.getBytes(UTF_8));
            }
        }
        assertThat(text(pieces.take())).isEqualTo(expected.toString());
        assertThat(pieces.take()).isEmpty();
    }

    @Test
    void whatWasTakenIsNotTouchedByWhatComes() {
        pieces.add("a".getBytes(UTF_8));
        pieces.add("b".getBytes(UTF_8));
        List<ByteBuffer> taken = pieces.take();
        pieces.add("c".getBytes(UTF_8));
        pieces.add("d".getBytes(UTF_8));
        assertThat(text(taken)).isEqualTo("ab");
        assertThat(text(pieces.take())).isEqualTo("cd");
    }
}
