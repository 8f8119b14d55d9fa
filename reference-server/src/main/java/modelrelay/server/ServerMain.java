/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.cli.Program;
import modelrelay.cli.StopSignals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program {@code modelrelay-server}: options in, one server, signals, exit status. */
public final class ServerMain {

    private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);

    private static final int FINISHED = 0;
    private static final int FAILED = 1;

    private final ServerOptions options = new ServerOptions();

    private ServerMain() {}

    /** Runs until it is told to stop, and exits. */
    public static void main(String[] args) {
        ServerMain main = new ServerMain();
        Program program =
                new Program(
                        "modelrelay-server",
                        "One stable endpoint for model servers on machines that only dial out.",
                        main.options.flags(),
                        main::run);
        System.exit(program.withLog().run(args));
    }

    private int run() throws InterruptedException {
        ServerConfig config = options.toConfig();
        RelayServer server;
        try {
            server = RelayServer.start(config);
        } catch (IOException e) {
            System.err.println("modelrelay-server: " + explain(config.listen(), e));
            return FAILED;
        }
        try (server) {
            InetSocketAddress bound = server.address();
            LOG.atInfo()
                    .addKeyValue("address", new ListenAddress(host(bound), bound.getPort()))
                    .log("listening");
            if (options.namesDatabase()) {
                LOG.warn("DATABASE_URL is not supported yet: keys are kept in memory");
            }
            return serve(server);
        }
    }

    private static int serve(RelayServer server) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        AtomicInteger signals = new AtomicInteger();
        StopSignals.onEach(() -> {
            stop.countDown();
            if (signals.incrementAndGet() > 1) {
                LOG.warn("second signal, not waiting any longer");
                Runtime.getRuntime().halt(FAILED);
            }
        });
        stop.await();
        CompletableFuture<Boolean> over = server.shutDown();
        try {
            return over.get() ? FINISHED : FAILED;
        } catch (ExecutionException e) {
            LOG.error("shutdown failed by a bug", e);
            return FAILED;
        }
    }

    private static String explain(ListenAddress listen, IOException failure) {
        return failure instanceof BindException
                ? "cannot listen on " + listen + ": the port is in use or not allowed"
                : "cannot listen on " + listen + ": " + failure.getMessage();
    }

    private static String host(InetSocketAddress bound) {
        return bound.getAddress().getHostAddress();
    }
}
