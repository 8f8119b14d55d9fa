/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

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
