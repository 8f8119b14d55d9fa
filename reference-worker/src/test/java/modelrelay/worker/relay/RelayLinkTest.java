/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import modelrelay.wire.frame.CloseCode;
import modelrelay.wire.frame.HandshakeKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a link ends, whatever the other side does. */
@Timeout(60)
final class RelayLinkTest {

    // More than the buffers of two sockets hold.
    private static final int MUCH = 24 << 20;
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<LinkEnd> lost = new CompletableFuture<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 101\n\n"})
    void anAnswerThatIsNoneIsAnEndOfTheAttempt(String answer) throws Exception {
        link(0).start();
        try (Socket peer = server.accept()) {
            peer.getOutputStream().write(answer.getBytes(ISO_8859_1));
            assertThat(lost.get(20, TimeUnit.SECONDS).kind()).isEqualTo(LinkEnd.Kind.UNREACHABLE);
        }
    }

    @Test
    void whateverFailsTheOwnerIsTold() throws Exception {
        // As an error that nobody thought of would: the owner's own.
        opened.obtrudeException(new IllegalStateException("on purpose"));
        link(0).start();
        try (Socket peer = server.accept()) {
            upgrade(peer);
            assertThat(lost.get(20, TimeUnit.SECONDS).kind()).isEqualTo(LinkEnd.Kind.CLOSED);
        }
    }

    @Test
    void anOrderlyGoodbyeComesAfterAllThatWasAppendedHoweverSlowTheServerReads() throws Exception {
        RelayLink link = link(0);
        link.start();
        try (Socket peer = server.accept()) {
            DataInputStream in = upgrade(peer);
            opened.get(20, TimeUnit.SECONDS);
            link.append(new byte[MUCH]);
            link.closeOnceWritten(CloseCode.NORMAL, "done");
            List<Integer> sizes = new ArrayList<>();
            int opcode = frame(in, sizes);
            while (opcode != 8) {
                opcode = frame(in, sizes);
            }
            int sent = sizes.stream().mapToInt(Integer::intValue).sum() - sizes.getLast();
            assertThat(sent).isEqualTo(MUCH);
            assertThat(sizes)
                    .as("frames that every server takes")
                    .allMatch(size -> size <= 1 << 20);
            assertThat(link.isCut()).isFalse();
        }
    }

    @Test
    void aGoodbyeThatNobodyReadsCanBeCutAndIsKnownToBe() throws Exception {
        RelayLink link = link(0);
        link.start();
        try (Socket peer = server.accept()) {
            upgrade(peer);
            opened.get(20, TimeUnit.SECONDS);
            link.append(new byte[MUCH]);
            link.closeOnceWritten(CloseCode.NORMAL, "done");
            link.cut();
            assertThat(lost.get(20, TimeUnit.SECONDS).kind()).isEqualTo(LinkEnd.Kind.CLOSED);
            assertThat(link.isCut()).isTrue();
        }
    }

    private RelayLink link(int closeMillis) throws NoSuchAlgorithmException {
        var address = RelayAddress.of("http://127.0.0.1:" + server.getLocalPort(), "local");
        return new RelayLink(address, "s", SSLContext.getDefault(), new Told(), closeMillis);
    }

    private static DataInputStream upgrade(Socket peer) throws IOException {
        DataInputStream in = new DataInputStream(peer.getInputStream());
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        Matcher key = KEY.matcher(head);
        assertThat(key.find()).isTrue();
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
                        + "sec-websocket-accept: "
                        + HandshakeKey.accept(key.group(1))
                        + "\r\n\r\n";
        peer.getOutputStream().write(answer.getBytes(ISO_8859_1));
        return in;
    }

    /** Reads a frame, notes its size and returns its opcode. */
    private static int frame(DataInputStream in, List<Integer> sizes) throws IOException {
        int head = in.readUnsignedByte();
        int size = in.readUnsignedByte() & 0x7F;
        size = size == 126 ? in.readUnsignedShort() : size == 127 ? (int) in.readLong() : size;
        in.readInt();
        in.skipNBytes(size);
        sizes.add(size);
        return head & 0x0F;
    }

    /** Notes what a link tells. */
    private final class Told implements LinkListener {

        @Override
        public void opened() {
            if (opened.isCompletedExceptionally()) {
                throw new IllegalStateException("on purpose");
            }
            opened.complete(null);
        }

        @Override
        public void heard() {}

        @Override
        public void text(byte[] buffer, int offset, int length) {}

        @Override
        public void unusable(String what) {}

        @Override
        public void lost(LinkEnd end) {
            lost.complete(end);
        }
    }
}
