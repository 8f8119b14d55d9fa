/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

import java.util.List;

/**
 * The command lines of the programs under test, from the system properties {@code
 * modelrelay.contract.server}, {@code .worker} and {@code .backend}: words separated by blanks.
 */
public final class Programs {
    private Programs() {}

    /** The server. */
    public static List<String> server() {
        return command("server");
    }

    /** The worker. */
    public static List<String> worker() {
        return command("worker");
    }

    /** The fake backend, which is a tool of the suite and not judged. */
    public static List<String> backend() {
        return command("backend");
    }

    /** Whether the server must be told a port because it does not announce the one it bound. */
    public static boolean serverNeedsPort() {
        return Boolean.getBoolean("modelrelay.contract.server.needs-port");
    }

    private static List<String> command(String role) {
        String name = "modelrelay.contract." + role;
        String line = System.getProperty(name, "");
        if (line.isBlank()) {
            throw new IllegalStateException("no command: set the system property " + name);
        }
        return List.of(line.strip().split(" +"));
    }
}
