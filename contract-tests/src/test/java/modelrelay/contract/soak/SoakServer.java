/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import modelrelay.contract.net.Header;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** The server of a long run, and what it holds: requests, memory and open files. */
final class SoakServer {
    /** A small heap: who forgets nothing does not come through. */
    private static final String JAVA_OPTIONS = "-Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final long MAX_RESIDENT_BYTES = 384L << 20;
    private static final int MAX_FURTHER_FILES = 40;

    private final Scene scene;
    private final RelayProcess process;
    private final long filesAtFirst;

    /** Starts the server. */
    SoakServer(Scene scene) {
        this.scene = scene;
        this.process =
                scene.enter(
                        new RelayProcess(
                                Map.of("JAVA_OPTS", JAVA_OPTIONS),
                                List.of(),
                                scene.journal(),
                                scene.patience()));
        this.filesAtFirst = files();
    }

    /** The port. */
    int port() {
        return process.port();
    }

    /** How many requests wait. */
    int queueDepth() {
        return Probe.get(port(), "/health")
                .map(answer -> answer.json().path("queue_depth").asInt(-1))
                .orElse(-1);
    }

    /** What it says about its workers. */
    List<JsonNode> workers() {
        return Probe.get(
                        port(),
                        "/admin/workers",
                        new Header("Authorization", "Bearer " + RelayProcess.ADMIN_TOKEN))
                .map(answer -> answer.json().path("workers").valueStream().toList())
                .orElse(List.of());
    }

    /** Waits until nothing is queued and nothing in flight on the workers that are there. */
    void awaitIdle(int workers) {
        scene.patience()
                .polling(
                        "the server holds nothing",
                        () -> {
                            List<JsonNode> all = workers();
                            return queueDepth() == 0
                                    && all.size() == workers
                                    && all.stream()
                                            .allMatch(one ->
                                                    one.path("in_flight_count").asInt(1) == 0);
                        });
    }

    /** Waits until connections that have ended are closed, and holds the memory to its bound. */
    void checkFootprint() {
        scene.patience()
                .polling("files are closed", () -> files() <= filesAtFirst + MAX_FURTHER_FILES);
        assertThat(process.program().residentBytes()).isLessThan(MAX_RESIDENT_BYTES);
    }

    /** Memory and open files, for people. */
    String footprint() {
        return String.format(
                Locale.ROOT,
                "%d MiB resident, %d open files",
                process.program().residentBytes() >> 20,
                files());
    }

    private long files() {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.program().pid() + "/fd"))) {
            return open.count();
        } catch (IOException untold) {
            return 0;
        }
    }
}
