/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.util.Methods;
import java.util.function.LongSupplier;
import modelrelay.server.http.BodyReader;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;
import modelrelay.server.store.KeyStore;

/** The routes of operators; {@link AdminGate} stands before them. */
public final class AdminRoutes {

    private AdminRoutes() {}

    /**
     * All of them.
     *
     * @param unknownTypes how many messages of unknown type workers have sent
     */
    public static Routes of(
            Relay relay, KeyStore keys, BodyReader.Limits clientBodies, LongSupplier unknownTypes) {
        Routes routes = new Routes();
        AdminBody bodies = new AdminBody(clientBodies);
        new WorkersApi(relay).addTo(routes);
        new ProvidersApi(relay, bodies).addTo(routes);
        new KeysApi(keys, bodies).addTo(routes);
        routes.add(Methods.GET, "/admin/stats", new StatsHandler(relay, unknownTypes));
        return routes;
    }
}
