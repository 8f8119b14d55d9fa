/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pins the defaults. */
class FakeBackendConfigTest {

    @Test
    void defaultsAreAFreeLoopbackPortAndNoDelays() {
        var config = FakeBackendConfig.onLoopback();
        assertThat(config.listen().getHostString()).isEqualTo("127.0.0.1");
        assertThat(config.listen().getPort()).isZero();
        assertThat(config.models()).isEqualTo(List.of("fake-model"));
        assertThat(config.tokens()).isNull();
        assertThat(config.tokensPerSecond()).isZero();
        assertThat(config.journalEntries()).isEqualTo(20_000);
        assertThat(config.journalBodyBytes()).isEqualTo(64L << 20);
        assertThat(config.maxBodyBytes()).isEqualTo(128L << 20);
    }
}
