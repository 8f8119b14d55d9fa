/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import modelrelay.api.HealthStatus;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.Reply;
import modelrelay.server.relay.Relay;

/** {@code GET /health}: for everybody, so nothing about single workers (HTP-014 to HTP-020). */
public final class HealthHandler implements HttpHandler {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Relay relay;
    private final String version;
    private final long startNanos;

    /** Uptime counts from here. */
    public HealthHandler(Relay relay, String version) {
        this.relay = relay;
        this.version = version;
        this.startNanos = relay.nowNanos();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        int queued = 0;
        for (ProviderName provider : relay.providers()) {
            queued += relay.queueLength(provider);
        }
        Reply.json(
                exchange,
                new HealthStatus(
                        relay.isDraining() ? "draining" : "ok",
                        version,
                        relay.workerCount(),
                        queued,
                        (relay.nowNanos() - startNanos) / NANOS_PER_SECOND));
    }
}
