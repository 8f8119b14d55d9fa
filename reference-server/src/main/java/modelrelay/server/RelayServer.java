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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.OptionMap;

/**
 * One relay server: the rooms put together around one relay, and the listener in front of them.
 *
 * <p>It may be embedded, and several may run in one JVM; nothing here is static. All methods may be
 * called by any thread.
 */
public final class RelayServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayServer.class);

    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int HEADER_MILLIS = 15_000;
    private static final int IDLE_MILLIS = 120_000;

    // After everything else, and after the deadline: for its last bytes, and for close frames to be
    // answered.
    private static final Duration LAST_BYTES = Duration.ofSeconds(3);

    private final Relay relay;
    private final WorkerLinks links;
    private final FrontDoor door;
    private final HttpListener listener;
    private final Duration drainTime;
    private @Nullable CompletableFuture<Boolean> leaving;

    private RelayServer(ServerConfig config) throws IOException {
        drainTime = config.limits().times().drain();
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
                        new AdminGate(access.adminToken(), adminRoutes),
                        config.clients().body().maxBytes());
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
     * Leaves gracefully: takes nothing new, finishes the old until the deadline (DRN-017).
     * Repeating it changes nothing.
     *
     * @return completes as soon as everything is over and written: true if all finished in time
     *     (DRN-023, DRN-024)
     */
    public synchronized CompletableFuture<Boolean> shutDown() {
        if (leaving == null) {
            leaving = leave();
        }
        return leaving.copy();
    }

    private CompletableFuture<Boolean> leave() {
        CompletableFuture<Boolean> decided = relay.shutDown();
        // An answer that is decided may still be long on its way, and so may an upload. What
        // clients begin only now is no work of ours any more.
        CompletableFuture<Boolean> written =
                door.ended()
                        .thenApply(_ -> true)
                        .completeOnTimeout(
                                false,
                                drainTime.plus(LAST_BYTES).toMillis(),
                                TimeUnit.MILLISECONDS);
        return decided.thenCompose(
                inTime -> written.thenCompose(whole -> whole ? lastWords(inTime) : cutShort()));
    }

    /** Refusals that are being written, and close frames that are being answered. */
    private CompletableFuture<Boolean> lastWords(boolean inTime) {
        return CompletableFuture.allOf(door.idle(), links.empty())
                .completeOnTimeout(null, LAST_BYTES.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(_ -> inTime);
    }

    private static CompletableFuture<Boolean> cutShort() {
        LOG.warn("clients are cut off: their requests or answers were not through by the deadline");
        return CompletableFuture.completedFuture(false);
    }

    /** Ends everything at once. */
    @Override
    public void close() {
        links.cutAll();
        listener.stop();
        relay.close();
    }
}
