/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a writer refuses, and the keys of the opening handshake. */
class FrameWriterTest {

    private final FrameWriter writer = new FrameWriter(Role.SERVER);

    @Test
    void aControlPayloadOverItsLimitIsABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> writer.ping(new byte[126]));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.pong(new byte[126]));
    }

    @Test
    void aCodeThatMustNotBeSentIsABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> writer.close(1005, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.close(999, ""));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "5, 1", "10, 1", "11, 2", "20, 2", "21, 3"})
    void aMessageGoesInFramesOfAtMostSoMuch(int length, int frames) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) 'x');
        ByteBuffer written = writer.message(message, 10);
        // A frame this small has a head of two bytes.
        assertThat(written.remaining()).isEqualTo(length + 2 * frames);
        Heard heard = new Heard();
        new FrameReader(Role.CLIENT, 100, heard).feed(written);
        assertThat(heard.events).containsExactly("text " + "x".repeat(length));
    }

    @Test
    void theHandshakeExampleOfTheRfcHolds() {
        assertThat(HandshakeKey.accept("dGhlIHNhbXBsZSBub25jZQ=="))
                .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aKeyIsSixteenRandomBytes() {
        String key = HandshakeKey.create();
        assertThat(HandshakeKey.isValid(key)).isTrue();
        assertThat(key).hasSize(24).isNotEqualTo(HandshakeKey.create());
        assertThat(HandshakeKey.isValid("short")).isFalse();
        assertThat(HandshakeKey.isValid("c2hvcnQ=")).isFalse();
        assertThat(HandshakeKey.isValid("not base64 !")).isFalse();
    }
}
