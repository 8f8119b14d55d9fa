/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A question in passing. */
final class ProbeTest {
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whoNeverAnswersDoesNotHoldUpTheSuite() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Probe.get(silent.getLocalPort(), "/health")).isEmpty();
        }
    }
}
