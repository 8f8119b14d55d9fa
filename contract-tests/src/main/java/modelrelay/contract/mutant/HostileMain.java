/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.Header;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;

/** Runs a hostile process: its one argument is the kind. */
public final class HostileMain {
    private static final int LARGE_BYTES = 100_000_000;

    /** What is done with a connection. */
    private interface Deed {
        void with(Link link) throws IOException;
    }

    private HostileMain() {}

    /** Does harm until somebody stops it. */
    public static void main(String... args) throws IOException {
        String kind = args.length == 0 ? "" : args[0];
        switch (kind) {
            case "exits-worker", "exits-server" -> System.exit(0);
            case "idles-worker", "idles-server" -> forEver();
            case "stubborn-server" -> {
                Signals.onEach(_ -> {});
                forEver();
            }
            case "babbling-worker", "babbling-server" -> babble();
            case "forking-worker", "forking-server" -> fork();
            case "silent-server" -> serve(_ -> forEver());
            case "flooding-server" -> serve(HostileMain::answerWithoutEnd);
            case "closing-server" -> serve(Link::close);
            case "silent-worker" -> work(false, _ -> forEver());
            case "flooding-worker" -> work(true, HostileMain::flood);
            case "large-worker" -> work(true, HostileMain::sendLarge);
            case "stubborn-worker" -> {
                Signals.onEach(_ -> {});
                work(true, _ -> forEver());
            }
            case "closing-worker" -> {
                while (true) {
                    work(true, Link::close);
                }
            }
            default -> {
                System.err.println("there is no hostile process " + kind);
                System.exit(2);
            }
        }
    }

    private static void forEver() {
        new CompletableFuture<Void>().join();
    }

    private static void babble() {
        while (!System.out.checkError()) {
            System.out.println("\u0000\u001b[31m garbage \uFFFD address=nowhere listening {\"");
        }
        forEver();
    }

    private static void fork() throws IOException {
        Process child = new ProcessBuilder("sleep", "600").inheritIO().start();
        System.out.println("left behind: " + child.pid());
        System.exit(0);
    }

    private static void serve(Deed deed) throws IOException {
        String address = System.getenv().getOrDefault("LISTEN_ADDR", "127.0.0.1:0");
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (var socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress())) {
            System.out.println("listening address=127.0.0.1:" + socket.getLocalPort());
            while (true) {
                Link link = Link.accepted(socket.accept());
                Thread.ofVirtual().start(() -> attempt(link, deed));
            }
        }
    }

    private static void attempt(Link link, Deed deed) {
        try {
            deed.with(link);
        } catch (IOException gone) {
            link.close();
        }
    }

    private static void answerWithoutEnd(Link link) throws IOException {
        var _ = HttpHead.read(link.in());
        link.out()
                .write(
                        ascii(
                                String.join(
                                        "\r\n",
                                        "HTTP/1.1 200 OK",
                                        "Content-Type: application/json",
                                        "Transfer-Encoding: chunked",
                                        "",
                                        "")));
        byte[] chunk = ascii("400\r\n" + "x".repeat(1024) + "\r\n");
        while (true) {
            link.out().write(chunk);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void work(boolean registers, Deed deed) throws IOException {
        int port = URI.create(System.getenv().getOrDefault("PROXY_URL", "")).getPort();
        Link link = Link.to(port);
        HttpHead answer = Upgrade.ask(link, port, "/v1/worker/connect?provider=local", secret());
        if (answer.status() == 101 && registers) {
            String models =
                    Arrays.stream(System.getenv().getOrDefault("MODELS", "llama").split(",", -1))
                            .map(model -> '"' + model + '"')
                            .reduce((one, other) -> one + "," + other)
                            .orElse("");
            Frame.text(
                            "{\"type\":\"register\",\"worker_name\":\"hostile\",\"models\":["
                                    + models
                                    + "],\"max_concurrent\":1,"
                                    + "\"protocol_version\":\"2026-04-bridge-v1\"}")
                    .writeMasked(link.out());
        }
        attempt(link, deed);
    }

    private static List<Header> secret() {
        return List.of(
                new Header(
                        "X-Worker-Secret", System.getenv().getOrDefault("WORKER_SECRET", "none")));
    }

    private static void flood(Link link) throws IOException {
        while (true) {
            Frame.text("{\"type\":\"pong\",\"current_load\":0}").writeMasked(link.out());
        }
    }

    private static void sendLarge(Link link) throws IOException {
        byte[] payload = new byte[LARGE_BYTES];
        Arrays.fill(payload, (byte) ' ');
        new Frame(true, Frame.TEXT, payload).writeMasked(link.out());
        forEver();
    }
}
