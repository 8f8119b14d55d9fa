/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.Methods;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import modelrelay.protocol.Protocol;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.ServerConfig;
import modelrelay.server.TestServer;
import modelrelay.server.http.Cors;
import modelrelay.server.http.FrontDoor;
import modelrelay.server.http.HttpListener;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;
import org.junit.jupiter.api.Test;
import org.xnio.OptionMap;

/** What a peer without a secret can make the server remember. */
final class ClosingMemoryTest {

    private static final int ANNOUNCED = 60 << 20;
    // So much more than the sockets hold that the server must have read most of it.
    private static final int SENT = 24 << 20;

    @Test
    void whatComesAfterTheCloseFrameIsNotKept() throws IOException {
        ServerConfig config = TestServer.config("--worker-secret=" + TestServer.SECRET);
        Relay relay = new Relay(config.limits(), System::nanoTime);
        WorkerLinks links = new WorkerLinks(relay, config.workers(), InstantSource.system());
        Routes routes = new Routes();
        routes.add(Methods.GET, Protocol.CONNECT_PATH, links.connectHandler());
        HttpListener listener =
                HttpListener.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        1,
                        OptionMap.EMPTY,
                        new FrontDoor(new Cors(List.of()), routes, routes, 0));
        int port = listener.address().getPort();
        try (ScriptedWorker peer = ScriptedWorker.connect(port, "wrong")) {
            assertThat(peer.nextClose().code()).isEqualTo(1008);
            ByteBuffer half = ByteBuffer.allocate(14 + SENT);
            half.put((byte) 0x81).put((byte) 0xFF).putLong(ANNOUNCED);
            peer.write(half.rewind());
            assertThat(links.heldBytes()).isZero();
        } finally {
            listener.stop();
        }
    }
}
