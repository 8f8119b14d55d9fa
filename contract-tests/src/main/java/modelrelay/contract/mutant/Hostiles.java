/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.util.List;

/** The hostile processes: each must end the kit in bounded time and leave no process behind. */
public final class Hostiles {
    private static final int DID_NOT_START = 4;
    private static final int FAILED = 1;

    private Hostiles() {}

    /** All of them. */
    public static List<Hostile> all() {
        return List.of(
                new Hostile("exits-worker", Role.WORKER, "Exits at once.", DID_NOT_START),
                new Hostile("exits-server", Role.SERVER, "Exits at once.", DID_NOT_START),
                new Hostile("idles-worker", Role.WORKER, "Never connects.", DID_NOT_START),
                new Hostile("idles-server", Role.SERVER, "Never listens.", DID_NOT_START),
                new Hostile("silent-worker", Role.WORKER, "Connects and is silent.", DID_NOT_START),
                new Hostile(
                        "silent-server",
                        Role.SERVER,
                        "Announces an address, accepts and is silent.",
                        DID_NOT_START),
                new Hostile("flooding-worker", Role.WORKER, "Registers and floods frames.", FAILED),
                new Hostile(
                        "flooding-server", Role.SERVER, "Answers everything without end.", FAILED),
                new Hostile("babbling-worker", Role.WORKER, "Prints without end.", DID_NOT_START),
                new Hostile("babbling-server", Role.SERVER, "Prints without end.", DID_NOT_START),
                new Hostile(
                        "stubborn-worker",
                        Role.WORKER,
                        "Registers, does nothing and ignores SIGTERM.",
                        FAILED),
                new Hostile(
                        "stubborn-server",
                        Role.SERVER,
                        "Never listens and ignores SIGTERM.",
                        DID_NOT_START),
                new Hostile(
                        "forking-worker",
                        Role.WORKER,
                        "Leaves a child behind and exits.",
                        DID_NOT_START),
                new Hostile(
                        "forking-server",
                        Role.SERVER,
                        "Leaves a child behind and exits.",
                        DID_NOT_START),
                new Hostile(
                        "large-worker",
                        Role.WORKER,
                        "Registers and sends a frame of 100 MB.",
                        FAILED),
                new Hostile(
                        "closing-worker",
                        Role.WORKER,
                        "Registers and closes, again and again.",
                        FAILED),
                new Hostile(
                        "closing-server",
                        Role.SERVER,
                        "Announces an address and closes every connection.",
                        DID_NOT_START));
    }
}
