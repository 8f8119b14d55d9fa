/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;
import modelrelay.contract.program.Probe;
import modelrelay.contract.tap.Patience;
import modelrelay.contract.tap.Taps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who send more than anybody should are not listened to for ever. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class FloodTest {
    private static final String TARGET = "/v1/worker/connect?provider=local";

    private final Taps taps = Taps.fresh();
    private final Patience patience = new Patience(taps.journal());

    /** What somebody does who was connected to. */
    private interface Deed {
        void with(Link link) throws IOException;
    }

    /** Accepts connections until it is closed and does the same to each. */
    private static ServerSocket accepting(Deed deed) throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> accept(socket, deed));
        return socket;
    }

    private static void accept(ServerSocket socket, Deed deed) {
        try {
            while (true) {
                Socket accepted = socket.accept();
                Thread.ofPlatform().daemon().start(() -> attempt(accepted, deed));
            }
        } catch (IOException closed) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    private static void attempt(Socket accepted, Deed deed) {
        try (Link link = Link.accepted(accepted)) {
            deed.with(link);
        } catch (IOException gone) {
            assertThat(accepted.isClosed()).isTrue();
        }
    }

    private static void forEver(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(bytes);
        }
    }

    @Test
    void anAnswerWithoutEndIsNoAnswerToAProbe() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (var server =
                accepting(link -> {
                    link.out().write(head.getBytes(StandardCharsets.US_ASCII));
                    forEver(link.out(), "400\r\n" + "x".repeat(1024) + "\r\n");
                })) {
            assertThat(Probe.get(server.getLocalPort(), "/health")).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutEndBreaksAnExchange() throws IOException {
        try (var server =
                        accepting(link -> {
                            link.out()
                                    .write(
                                            "HTTP/1.1 200 OK\r\n\r\n"
                                                    .getBytes(StandardCharsets.US_ASCII));
                            forEver(link.out(), "x".repeat(65_536));
                        });
                var client = new Client(server.getLocalPort(), taps.journal())) {
            Exchange exchange = client.send("one", Ask.post("/v1/chat/completions", "{}"));
            patience.until("it breaks", () -> exchange.state() == Exchange.State.BROKEN);
        }
    }

    @Test
    void aServerThatFloodsItsWorkerIsBlamed() throws IOException {
        try (var server =
                        accepting(link -> {
                            Upgrade.grant(link, HttpHead.read(link.in()));
                            while (true) {
                                Frame.text("{\"type\":\"ping\"}").writePlain(link.out());
                            }
                        });
                var worker =
                        new ScriptedWorker("ada", server.getLocalPort(), TARGET, List.of(), taps)) {
            patience.until("it ends", () -> worker.session().ending().isPresent());
            assertThat(taps.findings().ofPrograms()).anyMatch(one -> one.contains("a flood of"));
        }
    }

    @Test
    void aWorkerThatSendsAFrameOfHundredMegabytesIsBlamed() throws IOException {
        try (var server = new ScriptedServer(taps);
                Link link = Link.to(server.port())) {
            assertThat(Upgrade.ask(link, server.port(), TARGET, List.of()).status()).isEqualTo(101);
            byte[] head = {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 5, (byte) 0xf5, (byte) 0xe1, 0};
            link.out().write(head);
            patience.until(
                    "it is blamed",
                    () ->
                            taps.findings().ofPrograms().stream()
                                    .anyMatch(one -> one.contains("100000000 bytes")));
        }
    }

    @Test
    void aWorkerThatComesAgainAndAgainIsNotLetInForEver() throws IOException {
        try (var server = new ScriptedServer(taps)) {
            assertThat(attemptsUntilRefused(server.port())).isBetween(2_000, 2_100);
        }
    }

    private static int attemptsUntilRefused(int port) {
        for (int attempts = 0; attempts < 10_000; attempts++) {
            try (Link link = Link.to(port)) {
                link.reset();
            } catch (IOException refused) {
                return attempts;
            }
        }
        return 10_000;
    }
}
