/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import java.util.List;
import modelrelay.server.client.ClientSettings;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.secret.Secret;
import modelrelay.server.worker.WorkerSettings;

/**
 * Everything that may be set about one server. Made by {@link ServerOptions}, which knows the
 * defaults and checks the values; two servers in one JVM have two of them.
 *
 * @param limits the bounds and clocks of the rules
 * @param ioThreads threads that serve all connections
 */
public record ServerConfig(
        ListenAddress listen,
        Limits limits,
        ClientSettings clients,
        WorkerSettings workers,
        Access access,
        int ioThreads) {

    /**
     * Who may do what.
     *
     * @param adminToken without one nobody is an operator
     * @param requireApiKeys whether clients need a key
     * @param corsOrigins whose pages may call; empty = nobody's
     */
    public record Access(Secret adminToken, boolean requireApiKeys, List<String> corsOrigins) {}
}
