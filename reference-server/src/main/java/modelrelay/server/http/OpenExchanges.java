/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exchanges that have not ended, so that a server that leaves can wait for their last bytes.
 */
final class OpenExchanges {

    private final Set<HttpServerExchange> open = ConcurrentHashMap.newKeySet();
    private volatile boolean awaited;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();

    void enter(HttpServerExchange exchange) {
        open.add(exchange);
        exchange.addExchangeCompleteListener((ended, next) -> {
            open.remove(ended);
            tellIfIdle();
            next.proceed();
        });
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
