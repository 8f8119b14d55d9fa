/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import modelrelay.server.http.Credentials;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.Reply;
import modelrelay.server.store.KeyStore;
import org.jspecify.annotations.Nullable;

/** Lets through who brings a valid key, before the body is read (ADM-032, ADM-033). */
final class KeyGate implements HttpHandler {

    private final KeyStore keys;
    private final HttpHandler next;

    KeyGate(KeyStore keys, HttpHandler next) {
        this.keys = keys;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (admits(Credentials.bearer(exchange)) || admits(Credentials.apiKey(exchange))) {
            next.handleRequest(exchange);
            return;
        }
        Reply.error(
                exchange,
                HttpError.of(
                        ErrorKind.INVALID_API_KEY,
                        "A valid API key is needed. Send it as \"Authorization: Bearer\" or as"
                                + " \"x-api-key\"."));
    }

    private boolean admits(@Nullable String secret) {
        return secret != null && keys.admits(secret);
    }
}
