/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.server.HttpServerExchange;
import modelrelay.api.ModelEntry;
import modelrelay.api.ModelList;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.Reply;
import modelrelay.server.relay.Relay;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}} (CAT-001 to CAT-012). */
final class ModelsHandler {

    private final Relay relay;
    private final ProviderName provider;
    private final long createdSeconds;

    /**
     * A list of what this provider's workers serve.
     *
     * @param createdSeconds Unix time given for every model: nobody knows when one was made
     */
    ModelsHandler(Relay relay, ProviderName provider, long createdSeconds) {
        this.relay = relay;
        this.provider = provider;
        this.createdSeconds = createdSeconds;
    }

    void list(HttpServerExchange exchange) {
        Reply.json(
                exchange, new ModelList(relay.models(provider).stream().map(this::entry).toList()));
    }

    void one(HttpServerExchange exchange, String model) {
        if (relay.models(provider).contains(model)) {
            Reply.json(exchange, entry(model));
        } else {
            Reply.error(
                    exchange,
                    HttpError.of(
                            ErrorKind.NOT_FOUND,
                            "No worker serves this model now. GET /v1/models lists those that are"
                                    + " served."));
        }
    }

    private ModelEntry entry(String model) {
        return new ModelEntry(model, createdSeconds, "worker-proxy");
    }
}
