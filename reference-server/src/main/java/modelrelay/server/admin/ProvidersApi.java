/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import modelrelay.api.ProviderStatus;
import modelrelay.api.ProviderUpdate;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.JsonBody;
import modelrelay.server.http.Reply;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;

/** {@code PUT /admin/providers/{name}} (ADM-011 to ADM-013). */
final class ProvidersApi {

    private static final String PATH = "/admin/providers/";

    private final Relay relay;
    private final AdminBody bodies;

    ProvidersApi(Relay relay, AdminBody bodies) {
        this.relay = relay;
        this.bodies = bodies;
    }

    void addTo(Routes routes) {
        routes.add(Methods.PUT, PATH, "", this::put);
    }

    private void put(HttpServerExchange exchange, String name) {
        bodies.read(exchange, body -> update(exchange, new ProviderName(name), body));
    }

    private void update(HttpServerExchange exchange, ProviderName provider, byte[] body) {
        ProviderUpdate update = JsonBody.read(body, ProviderUpdate.class);
        if (update == null) {
            Reply.error(
                    exchange,
                    HttpError.of(
                            ErrorKind.INVALID_REQUEST,
                            "Send {\"enabled\":true} or {\"enabled\":false}."));
            return;
        }
        if (!relay.providers().contains(provider)) {
            Reply.error(
                    exchange,
                    HttpError.of(ErrorKind.NOT_FOUND, "This server has no such provider."));
            return;
        }
        if (update.enabled()) {
            relay.enable(provider);
        } else {
            relay.disable(provider);
        }
        Reply.json(exchange, new ProviderStatus(provider.text(), update.enabled()));
    }
}
