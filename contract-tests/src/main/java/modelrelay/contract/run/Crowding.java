/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How crowded this machine is: the things that want to run for each processor, on average over the
 * last minute. Threads that are woken quickly tell nothing about programs that need a second of
 * processor time and get a twentieth of one; this does.
 */
final class Crowding {
    /**
     * The kit and what it starts are two to four at its usual pace. At four times that, programs
     * that need half a second to start or to end were seen to take longer than any hang is allowed.
     */
    static final double TOO_MUCH = 8;

    private static final Path PROCESSORS = Path.of("/proc/stat");

    private Crowding() {}

    /** Things to run for each processor; below 0 where the system does not tell. */
    static double now() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() / processors();
    }

    /** Of the whole machine, as its load is: a container may use only some of them. */
    private static long processors() {
        try {
            long told =
                    Files.readAllLines(PROCESSORS).stream()
                            .filter(line -> line.matches("cpu\\d+ .*"))
                            .count();
            return Math.max(1, told);
        } catch (IOException elsewhere) {
            return Runtime.getRuntime().availableProcessors();
        }
    }
}
