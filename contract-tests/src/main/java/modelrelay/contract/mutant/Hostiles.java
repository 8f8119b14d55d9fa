/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.util.List;
import java.util.stream.Stream;

/** The hostile processes: each must end the kit in bounded time and leave no process behind. */
public final class Hostiles {
    private static final int DID_NOT_START = 4;
    private static final int FAILED = 1;
    private static final int INCONCLUSIVE = 5;

    private Hostiles() {}

    /** All of them. */
    public static List<Hostile> all() {
        return Stream.of(neverRegister(), neverAnswer(), registerAndHarm(), takeInAndHarm())
                .flatMap(List::stream)
                .toList();
    }

    /** Workers that never register. */
    private static List<Hostile> neverRegister() {
        return List.of(
                new Hostile("exits-worker", Role.WORKER, "Exits at once.", DID_NOT_START),
                new Hostile("idles-worker", Role.WORKER, "Never connects.", DID_NOT_START),
                new Hostile("silent-worker", Role.WORKER, "Connects and is silent.", DID_NOT_START),
                new Hostile(
                        "garbage-worker",
                        Role.WORKER,
                        "Connects and sends noise in place of HTTP.",
                        DID_NOT_START),
                new Hostile(
                        "mumbling-worker",
                        Role.WORKER,
                        "Prints one line without end.",
                        DID_NOT_START),
                new Hostile("babbling-worker", Role.WORKER, "Prints without end.", DID_NOT_START),
                new Hostile(
                        "forking-worker",
                        Role.WORKER,
                        "Leaves a child behind and exits.",
                        DID_NOT_START));
    }

    /** Servers that never answer as servers do. */
    private static List<Hostile> neverAnswer() {
        return List.of(
                new Hostile("exits-server", Role.SERVER, "Exits at once.", DID_NOT_START),
                new Hostile("idles-server", Role.SERVER, "Never listens.", DID_NOT_START),
                new Hostile(
                        "silent-server",
                        Role.SERVER,
                        "Announces an address, accepts and is silent.",
                        DID_NOT_START),
                new Hostile(
                        "flooding-server",
                        Role.SERVER,
                        "Answers everything without end.",
                        DID_NOT_START),
                new Hostile(
                        "endless-head-server",
                        Role.SERVER,
                        "Answers everything with header fields without end.",
                        DID_NOT_START),
                new Hostile(
                        "garbage-server",
                        Role.SERVER,
                        "Announces an address and sends noise to everybody.",
                        DID_NOT_START),
                new Hostile(
                        "mumbling-server",
                        Role.SERVER,
                        "Prints one line without end.",
                        DID_NOT_START),
                new Hostile("babbling-server", Role.SERVER, "Prints without end.", DID_NOT_START),
                new Hostile(
                        "stubborn-server",
                        Role.SERVER,
                        "Never listens and ignores SIGTERM.",
                        DID_NOT_START),
                new Hostile(
                        "forking-server",
                        Role.SERVER,
                        "Leaves a child behind and exits.",
                        DID_NOT_START),
                new Hostile(
                        "closing-server",
                        Role.SERVER,
                        "Announces an address and closes every connection.",
                        DID_NOT_START));
    }

    /** Workers that register first. */
    private static List<Hostile> registerAndHarm() {
        return List.of(
                new Hostile("flooding-worker", Role.WORKER, "Registers and floods frames.", FAILED),
                new Hostile(
                        "endless-worker",
                        Role.WORKER,
                        "Registers and sends one message without end, in small frames.",
                        FAILED),
                new Hostile("garbled-worker", Role.WORKER, "Registers and sends noise.", FAILED),
                new Hostile(
                        "stubborn-worker",
                        Role.WORKER,
                        "Registers, does nothing and ignores SIGTERM.",
                        FAILED),
                new Hostile(
                        "deserting-worker",
                        Role.WORKER,
                        "Leaves children behind in sessions of their own, registers and idles.",
                        FAILED),
                new Hostile(
                        "stalling-worker",
                        Role.WORKER,
                        "Registers, stops whoever started it for a moment and does nothing more.",
                        INCONCLUSIVE),
                new Hostile(
                        "large-worker",
                        Role.WORKER,
                        "Registers and sends a frame of 100 MB.",
                        FAILED),
                new Hostile(
                        "closing-worker",
                        Role.WORKER,
                        "Registers and closes, again and again.",
                        FAILED));
    }

    /** Servers that take workers in first. */
    private static List<Hostile> takeInAndHarm() {
        return List.of(
                new Hostile(
                        "pinging-server",
                        Role.SERVER,
                        "Takes workers in and floods them with pings.",
                        FAILED),
                new Hostile(
                        "garbled-server",
                        Role.SERVER,
                        "Takes workers in and sends them noise.",
                        FAILED),
                new Hostile(
                        "large-server",
                        Role.SERVER,
                        "Takes workers in and sends them a frame of 100 MB.",
                        FAILED));
    }
}
