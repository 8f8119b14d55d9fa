/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.scene;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelrelay.contract.program.Programs;
import modelrelay.contract.program.RelayProcess;

/**
 * Servers that one scenario after the other uses: starting a process costs more than most
 * scenarios.
 *
 * <p>A server is handed on when its scenario passed, has not changed it for good (keys, switches,
 * signals, failures that it counts) and has left it as empty as a new one; and never to a scenario
 * with other settings, nor to one tagged {@code @fresh}. Thread-safe.
 */
final class SharedServers {
    private static final int MAX_IDLE = 8;

    /** What makes two servers alike. */
    private record Kind(List<String> command, Map<String, String> settings) {}

    private static final Map<Kind, Deque<RelayProcess>> IDLE = new HashMap<>();
    private static final Deque<Kind> LEFT = new ArrayDeque<>();

    private SharedServers() {}

    /** A server with these settings that nobody uses, if there is one. */
    static synchronized Optional<RelayProcess> take(Map<String, String> settings) {
        Kind kind = new Kind(Programs.server(), settings);
        Deque<RelayProcess> idle = IDLE.getOrDefault(kind, new ArrayDeque<>());
        RelayProcess server = idle.poll();
        if (server != null) {
            LEFT.removeFirstOccurrence(kind);
        }
        return Optional.ofNullable(server);
    }

    /** Hands a server on; the one that nobody has wanted for longest makes room. */
    static void leave(Map<String, String> settings, RelayProcess server) {
        put(new Kind(Programs.server(), settings), server).ifPresent(RelayProcess::close);
    }

    private static synchronized Optional<RelayProcess> put(Kind kind, RelayProcess server) {
        IDLE.computeIfAbsent(kind, _ -> new ArrayDeque<>()).push(server);
        LEFT.addLast(kind);
        return LEFT.size() > MAX_IDLE ? oldest() : Optional.empty();
    }

    private static Optional<RelayProcess> oldest() {
        return Optional.ofNullable(LEFT.pollFirst()).map(IDLE::get).map(Deque::pollLast);
    }

    /** Stops those that nobody uses. */
    static void closeIdle() {
        for (Optional<RelayProcess> one = next(); one.isPresent(); one = next()) {
            one.get().close();
        }
    }

    private static synchronized Optional<RelayProcess> next() {
        return LEFT.isEmpty() ? Optional.empty() : oldest();
    }
}
