/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import modelrelay.contract.tap.Journal;
import modelrelay.contract.tap.Patience;

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
     * @param settings environment variables beside the usual ones; with a port other than 0 to
     *     listen on, it need not announce its address
     */
    public RelayProcess(
            Map<String, String> settings, List<String> flags, Journal journal, Patience patience) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("LISTEN_ADDR", Programs.serverNeedsPort() ? freeAddress() : "127.0.0.1:0");
        environment.put("WORKER_SECRET", SECRET);
        environment.put("MODELRELAY_ADMIN_TOKEN", ADMIN_TOKEN);
        environment.putAll(settings);
        int chosen = portOf(environment.get("LISTEN_ADDR"));
        var command = new ArrayList<>(Programs.server());
        command.addAll(flags);
        this.program = new Program("server", command, environment, journal);
        if (chosen == 0) {
            patience.starting("the server announces its address", this::isUp);
            this.port =
                    program.find(LISTENING)
                            .map(match -> Integer.parseInt(match.group(1)))
                            .orElseThrow(() ->
                                    new AssertionError("the server ended" + program.lastWords()));
        } else {
            this.port = chosen;
            patience.starting("the server answers", () -> program.hasExited() || isHealthy());
            if (program.hasExited()) {
                throw new AssertionError("the server ended" + program.lastWords());
            }
        }
    }

    private boolean isUp() {
        return program.hasExited() || program.find(LISTENING).isPresent();
    }

    private boolean isHealthy() {
        return Probe.get(port, "/health").map(answer -> answer.status() == 200).orElse(false);
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** An address of this machine that nobody listens on. */
    public static String freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
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
