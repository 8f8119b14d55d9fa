/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import modelrelay.cli.Program;
import modelrelay.cli.UnusableFlag;

/** A server on a free loopback port, set up by flags like the program. */
public final class TestServer implements AutoCloseable {

    /** The secret of workers. */
    public static final String SECRET = "worker-secret";

    /** The token of operators. */
    public static final String ADMIN = "admin-token";

    private final RelayServer server;

    private TestServer(RelayServer server) {
        this.server = server;
    }

    /** Starts with these flags beside the address, the secret and the token. */
    public static TestServer start(String... flags) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--listen=127.0.0.1:0",
                                "--worker-secret=" + SECRET,
                                "--admin-token=" + ADMIN,
                                "--io-threads=2"));
        all.addAll(List.of(flags));
        return new TestServer(RelayServer.start(config(all.toArray(String[]::new))));
    }

    /**
     * What becomes of exactly these flags.
     *
     * @throws UnusableFlag with what the user would read
     */
    public static ServerConfig config(String... flags) {
        ServerOptions options = new ServerOptions();
        AtomicReference<ServerConfig> config = new AtomicReference<>();
        StringWriter errors = new StringWriter();
        int status =
                new Program(
                                "server",
                                "",
                                options.flags(),
                                () -> {
                                    config.set(options.toConfig());
                                    return 0;
                                })
                        .with(Map.of())
                        .writingTo(
                                new PrintWriter(Writer.nullWriter()), new PrintWriter(errors, true))
                        .run(flags);
        if (status != 0) {
            throw new UnusableFlag(errors.toString());
        }
        return config.get();
    }

    /** The server itself. */
    public RelayServer relay() {
        return server;
    }

    /** Where it listens. */
    public int port() {
        return server.address().getPort();
    }

    /** A new connection of a client. */
    public RawClient client() throws IOException {
        return new RawClient(port());
    }

    /** A worker with one slot that has registered for these models. */
    public ScriptedWorker worker(String... models) throws IOException {
        return worker(1, models);
    }

    /** A worker with so many slots that has registered for these models. */
    public ScriptedWorker worker(int slots, String... models) throws IOException {
        ScriptedWorker worker = ScriptedWorker.connect(port(), SECRET);
        worker.register(slots, models);
        return worker;
    }

    @Override
    public void close() {
        server.close();
    }

    /** How many requests wait, as the health route tells. */
    public int queueDepth() throws IOException {
        try (RawClient operator = client()) {
            operator.request("GET", "/health");
            String body = operator.answer().body();
            return Integer.parseInt(body.replaceAll(".*\"queue_depth\":(\\d+).*", "$1"));
        }
    }
}
