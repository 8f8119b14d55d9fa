/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import modelrelay.server.worker.WorkerSettings.Throttle;
import org.junit.jupiter.api.Test;

/** Blocks of peers, at times that wrap around. */
final class AuthThrottleTest {

    private static final InetAddress ADA = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress BOB = InetAddress.ofLiteral("2001:db8::1");

    private final AuthThrottle throttle =
            new AuthThrottle(new Throttle(3, Duration.ofSeconds(60), Duration.ofSeconds(30)));

    private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(50).toNanos();

    private void pass(int seconds) {
        nowNanos += Duration.ofSeconds(seconds).toNanos();
    }

    private void fail(InetAddress peer, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(peer, nowNanos);
        }
    }

    @Test
    void oneFailureLessThanTheLimitBlocksNobody() {
        fail(ADA, 2);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isFalse();
    }

    @Test
    void theLimitBlocksThatPeerAloneAndTheBlockEndsByItself() {
        fail(ADA, 3);
        fail(BOB, 1);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isTrue();
        assertThat(throttle.isBlocked(BOB, nowNanos)).isFalse();
        pass(29);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isTrue();
        pass(1);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isFalse();
        fail(ADA, 2);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isFalse();
    }

    @Test
    void failuresOutsideTheWindowDoNotCount() {
        fail(ADA, 2);
        pass(60);
        fail(ADA, 1);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isFalse();
        pass(59);
        fail(ADA, 2);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isTrue();
    }

    @Test
    void whoFailedLongestAgoIsForgottenFirst() {
        fail(ADA, 2);
        for (int i = 0; i < AuthThrottle.MAX_PEERS; i++) {
            fail(InetAddress.ofLiteral("10.1." + i / 256 + "." + i % 256), 1);
        }
        fail(ADA, 1);
        assertThat(throttle.isBlocked(ADA, nowNanos)).isFalse();
    }

    @Test
    void aLimitOfZeroBlocksNobody() {
        AuthThrottle open =
                new AuthThrottle(new Throttle(0, Duration.ofSeconds(60), Duration.ofSeconds(30)));
        for (int i = 0; i < 100; i++) {
            open.failed(ADA, nowNanos);
        }
        assertThat(open.isBlocked(ADA, nowNanos)).isFalse();
    }
}
