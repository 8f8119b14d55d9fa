/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import modelrelay.contract.net.Link;

/** Runs a hostile process: its one argument is the kind. */
public final class HostileMain {
    /** More than anybody takes in as one message. */
    static final int LARGE_BYTES = 100_000_000;

    /** The variable by which whoever tries the kit knows what it has left behind. */
    public static final String MARK = "MODELRELAY_CONTRACT_SELFTEST";

    private HostileMain() {}

    /** Does harm until somebody stops it. */
    public static void main(String... args) throws IOException {
        String kind = args.length == 0 ? "" : args[0];
        if (kind.endsWith("-server")) {
            serve(kind);
        } else {
            work(kind);
        }
    }

    private static void serve(String kind) throws IOException {
        switch (kind) {
            case "exits-server" -> System.exit(0);
            case "idles-server" -> forEver();
            case "stubborn-server" -> {
                Signals.onEach(_ -> {});
                forEver();
            }
            case "babbling-server" -> babble("\n");
            case "mumbling-server" -> babble(" ");
            case "forking-server" -> fork();
            case "silent-server" -> HostileServer.serve(HostileWorker::forEver);
            case "closing-server" -> HostileServer.serve(Link::close);
            case "garbage-server" -> HostileServer.serve(HostileWorker::noise);
            case "flooding-server" -> HostileServer.serve(HostileServer::answerWithoutEnd);
            case "endless-head-server" -> HostileServer.serve(HostileServer::headWithoutEnd);
            case "large-server" -> HostileServer.serveWorkers(HostileServer::large);
            case "pinging-server" -> HostileServer.serveWorkers(HostileServer::flood);
            case "garbled-server" -> HostileServer.serveWorkers(HostileWorker::noise);
            default -> unknown(kind);
        }
    }

    private static void work(String kind) throws IOException {
        switch (kind) {
            case "exits-worker" -> System.exit(0);
            case "idles-worker" -> forEver();
            case "stubborn-worker" -> {
                Signals.onEach(_ -> {});
                HostileWorker.work(true, HostileWorker::forEver);
            }
            case "babbling-worker" -> babble("\n");
            case "mumbling-worker" -> babble(" ");
            case "forking-worker" -> fork();
            case "deserting-worker" -> {
                desert();
                HostileWorker.work(true, HostileWorker::forEver);
            }
            case "stalling-worker" -> HostileWorker.work(true, _ -> stallParent());
            case "silent-worker" -> HostileWorker.work(false, HostileWorker::forEver);
            case "closing-worker" -> HostileWorker.again(true, Link::close);
            case "garbage-worker" -> HostileWorker.noiseInsteadOfHttp();
            case "garbled-worker" -> HostileWorker.work(true, HostileWorker::noise);
            case "flooding-worker" -> HostileWorker.work(true, HostileWorker::flood);
            case "endless-worker" -> HostileWorker.work(true, HostileWorker::endlessMessage);
            case "large-worker" -> HostileWorker.work(true, HostileWorker::large);
            default -> unknown(kind);
        }
    }

    private static void unknown(String kind) {
        System.err.println("there is no hostile process " + kind);
        System.exit(2);
    }

    private static void forEver() {
        new CompletableFuture<Void>().join();
    }

    private static void babble(String end) {
        while (!System.out.checkError()) {
            System.out.print("\u0000\u001b[31m garbage \uFFFD address=nowhere listening {\"" + end);
        }
        forEver();
    }

    private static void fork() throws IOException {
        Process child = new ProcessBuilder("sleep", "600").inheritIO().start();
        System.out.println("left behind: " + child.pid());
        System.exit(0);
    }

    /** Leaves children behind in sessions of their own, one of which has forgotten where from. */
    private static void desert() throws IOException {
        // Its mark as an argument: without an environment nothing else tells whose it is.
        String mark = System.getenv().getOrDefault(MARK, "nobody's");
        for (List<String> words :
                List.of(
                        List.of("setsid", "sleep", "600"),
                        List.of("setsid", "sh", "-c", "trap '' TERM INT HUP; sleep 600; true"),
                        List.of("setsid", "env", "-i", "/bin/sh", "-c", "sleep 600; true", mark))) {
            var _ = new ProcessBuilder(words).inheritIO().start();
        }
    }

    /** Makes its parent stand still for a moment, as everything does on a machine that stalls. */
    private static void stallParent() throws IOException {
        String parent =
                ProcessHandle.current().parent().map(one -> Long.toString(one.pid())).orElseThrow();
        // In one process of its own, so that the end of this one cannot come between.
        new ProcessBuilder("sh", "-c", "kill -STOP $0; sleep 0.6; kill -CONT $0", parent).start();
        forEver();
    }
}
