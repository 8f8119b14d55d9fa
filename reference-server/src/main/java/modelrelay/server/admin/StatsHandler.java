/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import modelrelay.api.LatencySummary;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.Reply;
import modelrelay.server.relay.Relay;
import modelrelay.server.relay.RelayStats;

/** {@code GET /admin/stats} (ADM-014 to ADM-017). */
final class StatsHandler implements HttpHandler {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Relay relay;
    private final LongSupplier unknownTypes;

    StatsHandler(Relay relay, LongSupplier unknownTypes) {
        this.relay = relay;
        this.unknownTypes = unknownTypes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RelayStats stats = relay.stats();
        Map<String, Integer> queued = new LinkedHashMap<>();
        for (ProviderName provider : relay.providers()) {
            queued.put(provider.text(), relay.queueLength(provider));
        }
        Map<String, LatencySummary> latencies = new LinkedHashMap<>();
        stats.latencies().forEach((name, summary) -> latencies.put(name, inMillis(summary)));
        Reply.json(
                exchange,
                new modelrelay.api.RelayStats(
                        queued,
                        relay.workerCount(),
                        stats.outcomes(),
                        stats.droppedFrames() + unknownTypes.getAsLong(),
                        latencies));
    }

    private static LatencySummary inMillis(RelayStats.Summary summary) {
        return new LatencySummary(
                summary.count(),
                summary.p50() * MILLIS_PER_SECOND,
                summary.p90() * MILLIS_PER_SECOND,
                summary.p99() * MILLIS_PER_SECOND,
                summary.max() * MILLIS_PER_SECOND);
    }
}
