/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import modelrelay.contract.net.Frame;
import modelrelay.contract.net.HttpHead;
import modelrelay.contract.net.Link;
import modelrelay.contract.net.Upgrade;

/** What a hostile server does with those who connect. */
final class HostileServer {
    private HostileServer() {}

    /** Announces its address and does it to everybody. */
    static void serve(HostileWorker.Deed deed) throws IOException {
        String address = System.getenv().getOrDefault("LISTEN_ADDR", "127.0.0.1:0");
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (var socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress())) {
            System.out.println("listening address=127.0.0.1:" + socket.getLocalPort());
            while (true) {
                Link link = Link.accepted(socket.accept());
                Thread.ofPlatform().daemon().start(() -> attempt(link, deed));
            }
        }
    }

    private static void attempt(Link link, HostileWorker.Deed deed) {
        try (link) {
            deed.with(link);
        } catch (IOException gone) {
            link.reset();
        }
    }

    /** Is healthy and takes workers in as a server should; what it does then is the deed. */
    static void serveWorkers(HostileWorker.Deed deed) throws IOException {
        serve(link -> {
            HttpHead head = HttpHead.read(link.in());
            if (head.header("upgrade").isPresent()) {
                Upgrade.grant(link, head);
                Frame.read(link.in());
                Frame.text(
                                "{\"type\":\"register_ack\",\"worker_id\":\"w-1\",\"models\":"
                                        + "[\"llama\"],\"protocol_version\":\"2026-04-bridge-v1\"}")
                        .writePlain(link.out());
                deed.with(link);
            } else {
                link.out().write(head("application/json", "Content-Length: 2", "{}"));
            }
        });
    }

    private static byte[] head(String type, String length, String body) {
        return String.join(
                        "\r\n",
                        "HTTP/1.1 200 OK",
                        "Content-Type: " + type,
                        length,
                        "Connection: close",
                        "",
                        body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** An answer without end. */
    static void answerWithoutEnd(Link link) throws IOException {
        var _ = HttpHead.read(link.in());
        link.out().write(head("application/json", "Transfer-Encoding: chunked", ""));
        byte[] chunk = ("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (true) {
            link.out().write(chunk);
        }
    }

    /** A head without end. */
    static void headWithoutEnd(Link link) throws IOException {
        link.out().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] field = ("x-more: " + "y".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (true) {
            link.out().write(field);
        }
    }

    /** One frame of 100 MB. */
    static void large(Link link) throws IOException {
        byte[] payload = new byte[HostileMain.LARGE_BYTES];
        Arrays.fill(payload, (byte) ' ');
        new Frame(true, Frame.TEXT, payload).writePlain(link.out());
        HostileWorker.forEver(link);
    }

    /** Messages without end. */
    static void flood(Link link) throws IOException {
        while (true) {
            Frame.text("{\"type\":\"ping\",\"timestamp_unix_ms\":1}").writePlain(link.out());
        }
    }
}
