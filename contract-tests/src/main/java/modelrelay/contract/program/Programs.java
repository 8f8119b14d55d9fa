/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command lines of the programs under test.
 *
 * <p>The kit's command line sets them; in a build they are the system properties {@code
 * modelrelay.contract.server} and {@code .worker}, words separated by blanks. Set before a run and
 * read by it.
 */
public final class Programs {
    /** The part that a program plays. */
    public enum Role {
        SERVER,
        WORKER
    }

    private static final String NEEDS_PORT = "modelrelay.contract.server.needs-port";
    private static final Map<Role, List<String>> COMMANDS = new EnumMap<>(Role.class);

    /** The command of the thread that runs one scenario of its own, before the common one. */
    private static final ScopedValue<Map<Role, List<String>>> HERE = ScopedValue.newInstance();

    private Programs() {}

    /** Runs something on this thread against other programs than the common ones. */
    public static void during(Map<Role, List<String>> commands, Runnable run) {
        ScopedValue.where(HERE, Map.copyOf(commands)).run(run);
    }

    /** Judges this program from now on. */
    public static synchronized void use(Role role, List<String> command) {
        COMMANDS.put(role, List.copyOf(command));
    }

    /** The server. */
    public static List<String> server() {
        return command(Role.SERVER);
    }

    /** The worker. */
    public static List<String> worker() {
        return command(Role.WORKER);
    }

    /** Whether the server must be told a port because it does not announce the one it bound. */
    public static boolean serverNeedsPort() {
        return Boolean.getBoolean(NEEDS_PORT);
    }

    /** Tells the server its port from now on. */
    public static void tellPorts() {
        System.setProperty(NEEDS_PORT, "true");
    }

    private static synchronized List<String> command(Role role) {
        List<String> here = HERE.orElse(Map.of()).get(role);
        if (here != null) {
            return here;
        }
        return COMMANDS.computeIfAbsent(role, Programs::fromProperty);
    }

    private static List<String> fromProperty(Role role) {
        String name = "modelrelay.contract." + role.name().toLowerCase(Locale.ROOT);
        String line = System.getProperty(name, "");
        if (line.isBlank()) {
            throw new IllegalStateException("no command: set the system property " + name);
        }
        return List.of(line.strip().split(" +"));
    }
}
