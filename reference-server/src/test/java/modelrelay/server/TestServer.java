/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A server on a free loopback port, set up by flags like the program. */
public final class TestServer implements AutoCloseable {

    /** The secret of workers. */
    public static final String SECRET = "worker-secret";

    /** The token of operators. */
    public static final String ADMIN = "admin-token";

    /** Carries the options, as {@link ServerMain} does. */
    @Command(name = "test-server")
    private static final class Flags {
        @Mixin private ServerOptions options = new ServerOptions();
    }

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

    /** What becomes of exactly these flags. */
    static ServerConfig config(String... flags) {
        Flags parsed = new Flags();
        new CommandLine(parsed).setOverwrittenOptionsAllowed(true).parseArgs(flags);
        return parsed.options.toConfig();
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
