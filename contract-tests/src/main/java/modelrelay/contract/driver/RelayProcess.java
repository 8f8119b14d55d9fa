/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import modelrelay.contract.tap.Journal;

/** The server under test. */
public final class RelayProcess implements AutoCloseable {
    /** The secret of workers that every scenario uses unless it is about secrets. */
    public static final String SECRET = "kit-worker-secret";

    /** The token of administrators. */
    public static final String ADMIN_TOKEN = "kit-admin-token";

    private static final Pattern LISTENING = Pattern.compile("listening .*address=\\S+:(\\d+)");

    private final Program program;
    private final int port;

    /**
     * Starts a server and waits until it answers.
     *
     * @param settings environment variables beside the usual ones
     */
    public RelayProcess(
            Map<String, String> settings, Path directory, Journal journal, Patience patience) {
        var environment = new LinkedHashMap<String, String>();
        int chosen = Programs.serverNeedsPort() ? freePort() : 0;
        environment.put("LISTEN_ADDR", "127.0.0.1:" + chosen);
        environment.put("WORKER_SECRET", SECRET);
        environment.put("MODELRELAY_ADMIN_TOKEN", ADMIN_TOKEN);
        environment.putAll(settings);
        this.program = new Program("server", Programs.server(), environment, directory, journal);
        if (chosen == 0) {
            patience.until("the server announces its address", this::isUp);
            this.port =
                    program.find(LISTENING)
                            .map(match -> Integer.parseInt(match.group(1)))
                            .orElseThrow(() -> new AssertionError("the server ended: " + output()));
        } else {
            this.port = chosen;
            patience.polling("the server answers", () -> program.hasExited() || isHealthy());
        }
    }

    private boolean isUp() {
        return program.hasExited() || program.find(LISTENING).isPresent();
    }

    private boolean isHealthy() {
        return Probe.get(port, "/health").map(answer -> answer.status() == 200).orElse(false);
    }

    private String output() {
        return program.lines() + " " + program.errors();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException("no free port", none);
        }
    }

    /** The process. */
    public Program program() {
        return program;
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }
}
