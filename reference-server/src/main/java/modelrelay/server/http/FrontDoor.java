/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.concurrent.CompletableFuture;

/** Where every HTTP exchange enters: it gets its id and cross-origin headers, then its route. */
public final class FrontDoor implements HttpHandler {

    private static final String ADMIN = "/admin";

    private final Cors cors;
    private final HttpHandler clients;
    private final HttpHandler operators;
    private final int maxBodyBytes;
    private final OpenExchanges open = new OpenExchanges();

    /**
     * Opens the door.
     *
     * @param clients all paths but those of operators
     * @param operators {@code /admin} and everything below it
     * @param maxBodyBytes a longer body is not worth reading over when nobody wants it
     */
    public FrontDoor(Cors cors, HttpHandler clients, HttpHandler operators, int maxBodyBytes) {
        this.cors = cors;
        this.clients = clients;
        this.operators = operators;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Completes when every exchange that is open now has ended. */
    public CompletableFuture<Void> ended() {
        return open.ended();
    }

    /** Completes when no exchange is open, those that come later among them. */
    public CompletableFuture<Void> idle() {
        return open.idle();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RequestTag.attach(exchange);
        boundLength(exchange);
        EarlyAnswer.bound(exchange, maxBodyBytes);
        open.enter(exchange);
        String path = exchange.getRequestPath();
        boolean forOperators = path.equals(ADMIN) || path.startsWith(ADMIN + "/");
        try {
            if (forOperators) {
                operators.handleRequest(exchange);
            } else if (!cors.answer(exchange)) {
                clients.handleRequest(exchange);
            }
        } catch (Exception e) {
            Reply.failed(exchange, e);
        }
    }

    /**
     * Undertow counts a length beyond all numbers modulo 2 to the 64 and goes on; asked for it, it
     * throws. It becomes the largest there is, so that everybody behind finds it too large.
     */
    private static void boundLength(HttpServerExchange exchange) {
        try {
            var _ = exchange.getRequestContentLength();
        } catch (NumberFormatException e) {
            exchange.getRequestHeaders().put(Headers.CONTENT_LENGTH, Long.MAX_VALUE);
            // Where this request ends and the next begins is anybody's guess.
            exchange.setPersistent(false);
        }
    }
}
