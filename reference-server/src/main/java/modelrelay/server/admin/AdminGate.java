/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import modelrelay.server.http.Credentials;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.Reply;
import modelrelay.server.secret.Secret;

/**
 * Lets through who brings the admin token, before anything else is looked at (ADM-001 to ADM-004).
 */
public final class AdminGate implements HttpHandler {

    private final Secret token;
    private final HttpHandler next;

    /** Without a configured token nobody passes. */
    public AdminGate(Secret token, HttpHandler next) {
        this.token = token;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (token.matches(Credentials.bearer(exchange))) {
            next.handleRequest(exchange);
            return;
        }
        Reply.error(
                exchange,
                HttpError.of(
                        ErrorKind.FORBIDDEN,
                        "The admin token is needed. Send it as Authorization: Bearer."));
    }
}
