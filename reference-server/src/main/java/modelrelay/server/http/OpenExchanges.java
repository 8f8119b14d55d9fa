/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exchanges that have not ended, so that a server that leaves can wait for their last bytes.
 */
final class OpenExchanges {

    private final Map<HttpServerExchange, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private volatile boolean awaited;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();

    void enter(HttpServerExchange exchange) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        open.put(exchange, end);
        exchange.addExchangeCompleteListener((ended, next) -> {
            open.remove(ended);
            end.complete(null);
            tellIfIdle();
            next.proceed();
        });
    }

    /** Completes when every one that is open now has ended, whatever comes after it. */
    CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(open.values().toArray(CompletableFuture<?>[]::new));
    }

    /** Completes when none is open, from now on. */
    CompletableFuture<Void> idle() {
        awaited = true;
        tellIfIdle();
        return idle.copy();
    }

    private void tellIfIdle() {
        if (awaited && open.isEmpty()) {
            idle.complete(null);
        }
    }
}
