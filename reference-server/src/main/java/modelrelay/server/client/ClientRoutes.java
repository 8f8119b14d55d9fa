/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.server.HttpHandler;
import io.undertow.util.Methods;
import java.time.InstantSource;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;
import modelrelay.server.store.KeyStore;
import org.jspecify.annotations.Nullable;

/** The routes that clients use. */
public final class ClientRoutes {

    private static final String MODELS = "/v1/models";

    private ClientRoutes() {}

    /**
     * Adds them.
     *
     * @param keys who may pass; null = everybody
     */
    public static void addTo(
            Routes routes, Relay relay, ClientSettings settings, @Nullable KeyStore keys) {
        for (Endpoint endpoint : Endpoint.values()) {
            routes.add(
                    Methods.POST,
                    endpoint.path(),
                    gated(keys, new InferenceHandler(endpoint, relay, settings)));
        }
        long now = InstantSource.system().instant().getEpochSecond();
        ModelsHandler models = new ModelsHandler(relay, settings.provider(), now);
        routes.add(Methods.GET, MODELS, gated(keys, models::list));
        routes.add(
                Methods.GET,
                MODELS + "/",
                "",
                (exchange, model) ->
                        gated(keys, http -> models.one(http, model)).handleRequest(exchange));
    }

    private static HttpHandler gated(@Nullable KeyStore keys, HttpHandler handler) {
        return keys == null ? handler : new KeyGate(keys, handler);
    }
}
