/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import modelrelay.contract.tap.Journal;

/** The fake backend: a tool of the suite, started like the programs and driven over HTTP. */
public final class BackendProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening .*address=\\S+:(\\d+)");

    private final Program program;
    private final int port;

    /** Starts a backend and waits until it listens. */
    public BackendProcess(String models, Path directory, Journal journal, Patience patience) {
        var command = new ArrayList<>(Programs.backend());
        command.addAll(List.of("--listen", "127.0.0.1:0", "--models", models));
        this.program = new Program("backend", command, Map.of(), directory, journal);
        patience.until(
                "the backend listens",
                () -> program.hasExited() || program.find(LISTENING).isPresent());
        this.port =
                program.find(LISTENING)
                        .map(match -> Integer.parseInt(match.group(1)))
                        .orElseThrow(() -> new AssertionError("no backend: " + program.errors()));
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
