/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import io.undertow.UndertowOptions;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import modelrelay.cli.Version;
import modelrelay.protocol.Protocol;
import modelrelay.server.admin.AdminGate;
import modelrelay.server.admin.AdminRoutes;
import modelrelay.server.admin.HealthHandler;
import modelrelay.server.client.ClientRoutes;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.Cors;
import modelrelay.server.http.FrontDoor;
import modelrelay.server.http.HttpListener;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;
import modelrelay.server.store.KeyStore;
import modelrelay.server.store.MemoryKeyStore;
import modelrelay.server.worker.WorkerLinks;
import org.xnio.OptionMap;

/**
 * One relay server: the rooms put together around one relay, and the listener in front of them.
 *
 * <p>It may be embedded, and several may run in one JVM; nothing here is static. All methods may be
 * called by any thread.
 */
public final class RelayServer implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int HEADER_MILLIS = 15_000;
    private static final int IDLE_MILLIS = 120_000;

    // After the last answer is decided: for its last bytes, and for close frames to be answered.
    private static final Duration LAST_BYTES = Duration.ofSeconds(3);

    private final Relay relay;
    private final WorkerLinks links;
    private final FrontDoor door;
    private final HttpListener listener;

    private RelayServer(ServerConfig config) throws IOException {
        relay = new Relay(config.limits(), System::nanoTime);
        ProviderName provider = config.clients().provider();
        relay.enable(provider);
        InstantSource clock = InstantSource.system();
        KeyStore keys = new MemoryKeyStore(clock);
        links = new WorkerLinks(relay, config.workers(), clock);
        ServerConfig.Access access = config.access();
        Routes routes = new Routes();
        routes.add(Methods.GET, "/health", new HealthHandler(relay, Version.current()));
        routes.add(Methods.GET, Protocol.CONNECT_PATH, links.connectHandler());
        ClientRoutes.addTo(routes, relay, config.clients(), access.requireApiKeys() ? keys : null);
        Routes adminRoutes =
                AdminRoutes.of(relay, keys, config.clients().body(), links.ignored()::unknownTypes);
        door =
                new FrontDoor(
                        new Cors(access.corsOrigins()),
                        routes,
                        new AdminGate(access.adminToken(), adminRoutes));
        listener = listen(config);
    }

    /**
     * Starts a server.
     *
     * @throws IOException if it cannot listen there, for instance because the port is in use
     */
    public static RelayServer start(ServerConfig config) throws IOException {
        RelayServer server = new RelayServer(config);
        server.relay.start();
        return server;
    }

    private HttpListener listen(ServerConfig config) throws IOException {
        OptionMap options =
                OptionMap.builder()
                        // The body is counted where it is read, so that 413 is answered in full.
                        .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                        .set(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEADER_MILLIS)
                        .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                        // Else an answer waits for that of the next pipelined request, which may
                        // take long.
                        .set(UndertowOptions.BUFFER_PIPELINED_DATA, false)
                        // Paths and queries are forwarded as they came.
                        .set(UndertowOptions.DECODE_URL, false)
                        .getMap();
        InetAddress host = InetAddress.getByName(config.listen().host());
        return HttpListener.start(
                new InetSocketAddress(host, config.listen().port()),
                config.ioThreads(),
                options,
                door);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /**
     * Leaves gracefully: takes nothing new, finishes the old until the deadline. Repeating it
     * changes nothing.
     *
     * @return completes when everything is over and written: true if all finished in time
     */
    public CompletableFuture<Boolean> shutDown() {
        return relay.shutDown()
                .thenCompose(inTime ->
                        CompletableFuture.allOf(door.idle(), links.empty())
                                .completeOnTimeout(
                                        null, LAST_BYTES.toMillis(), TimeUnit.MILLISECONDS)
                                .thenApply(_ -> inTime));
    }

    /** Ends everything at once. */
    @Override
    public void close() {
        links.cutAll();
        listener.stop();
        relay.close();
    }
}
