/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import java.time.Duration;
import java.util.List;
import modelrelay.server.secret.Secret;

/**
 * What may be set about workers.
 *
 * @param secret what every worker must bring
 * @param maxMessageBytes longest message taken from one
 * @param registerTimeout longest time from the upgrade to {@code register}
 * @param throttle when a peer is blocked
 * @param trustedProxies addresses or networks whose {@code X-Forwarded-For} counts
 */
public record WorkerSettings(
        Secret secret,
        int maxMessageBytes,
        Duration registerTimeout,
        Throttle throttle,
        List<AddressRange> trustedProxies) {

    /**
     * When a peer is blocked (SEC-004).
     *
     * @param failures so many failed attempts
     * @param window within this time
     * @param block block it for this time
     */
    public record Throttle(int failures, Duration window, Duration block) {}
}
