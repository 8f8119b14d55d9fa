/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;

/** What a hostile worker does on its connection to a server. */
final class HostileWorker {
    /** What is done with a connection. */
    interface Deed {
        void with(Link link) throws IOException;
    }

    private HostileWorker() {}

    /** Connects, registers if wanted, and does it. */
    static void work(boolean registers, Deed deed) throws IOException {
        int port = port();
        try (Link link = Link.to(port)) {
            HttpHead answer =
                    Upgrade.ask(link, port, "/v1/worker/connect?provider=local", secret());
            if (answer.status() == 101 && registers) {
                register(link);
            }
            deed.with(link);
        }
    }

    private static int port() {
        return URI.create(System.getenv().getOrDefault("PROXY_URL", "")).getPort();
    }

    private static void register(Link link) throws IOException {
        String models =
                Arrays.stream(System.getenv().getOrDefault("MODELS", "llama").split(",", -1))
                        .map(model -> '"' + model + '"')
                        .collect(Collectors.joining(","));
        Frame.text(
                        "{\"type\":\"register\",\"worker_name\":\"hostile\",\"models\":["
                                + models
                                + "],\"max_concurrent\":1,"
                                + "\"protocol_version\":\"2026-04-bridge-v1\"}")
                .writeMasked(link.out());
    }

    private static List<Header> secret() {
        return List.of(
                new Header(
                        "X-Worker-Secret", System.getenv().getOrDefault("WORKER_SECRET", "none")));
    }

    /** Comes again and again, whatever becomes of it. */
    static void again(boolean registers, Deed deed) {
        while (true) {
            try {
                work(registers, deed);
            } catch (IOException refused) {
                Thread.onSpinWait();
            }
        }
    }

    /** Connects without a word of HTTP and sends noise. */
    static void noiseInsteadOfHttp() throws IOException {
        try (Link link = Link.to(port())) {
            noise(link);
        }
    }

    /** Bytes that mean nothing. */
    static void noise(Link link) throws IOException {
        byte[] bytes = new byte[64 * 1024];
        while (true) {
            ThreadLocalRandom.current().nextBytes(bytes);
            link.out().write(bytes);
        }
    }

    /** One message without end, in small frames. */
    static void endlessMessage(Link link) throws IOException {
        byte[] piece = new byte[64 * 1024];
        Arrays.fill(piece, (byte) ' ');
        new Frame(false, Frame.TEXT, piece).writeMasked(link.out());
        while (true) {
            new Frame(false, Frame.CONTINUATION, piece).writeMasked(link.out());
        }
    }

    /** Messages without end. */
    static void flood(Link link) throws IOException {
        while (true) {
            Frame.text("{\"type\":\"pong\",\"current_load\":0}").writeMasked(link.out());
        }
    }

    /** One frame of 100 MB. */
    static void large(Link link) throws IOException {
        byte[] payload = new byte[HostileMain.LARGE_BYTES];
        Arrays.fill(payload, (byte) ' ');
        new Frame(true, Frame.TEXT, payload).writeMasked(link.out());
        forEver(link);
    }

    /** Nothing. */
    static void forEver(Link link) {
        new CompletableFuture<Link>().join();
    }
}
