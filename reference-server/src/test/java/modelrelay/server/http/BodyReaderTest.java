/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpHandler;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import modelrelay.server.RawClient;
import org.junit.jupiter.api.Test;
import org.xnio.OptionMap;

/** Bodies that the server itself cannot cope with. */
final class BodyReaderTest {

    private static final BodyReader.Limits LIMITS =
            new BodyReader.Limits(1_000, Duration.ofSeconds(20), Duration.ZERO);

    @Test
    void aBugBehindTheBodyIsTold() throws IOException {
        HttpHandler failing =
                exchange ->
                        exchange.dispatch(
                                SameThreadExecutor.INSTANCE,
                                () ->
                                        BodyReader.read(
                                                exchange,
                                                LIMITS,
                                                _ -> {
                                                    throw new IllegalStateException("a bug");
                                                }));
        HttpListener listener =
                HttpListener.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        1,
                        OptionMap.EMPTY,
                        new FrontDoor(new Cors(List.of()), failing, failing, LIMITS.maxBytes()));
        int port = listener.address().getPort();
        try (RawClient client = new RawClient(port);
                RawClient later = new RawClient(port)) {
            client.post("/v1/messages", "{}");
            isToldAboutTheBug(client);
            later.send("POST /v1/messages HTTP/1.1\r\nhost: t\r\ncontent-length: 2\r\n");
            later.send("expect: 100-continue\r\n\r\n");
            assertThat(later.head().status()).isEqualTo(100);
            isToldAboutTheBug(later.send("{}"));
        } finally {
            listener.stop();
        }
    }

    private static void isToldAboutTheBug(RawClient client) throws IOException {
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains("\"type\":\"api_error\"", answer.header("x-request-id"))
                .doesNotContain("a bug");
        assertThat(client.isClosedByServer()).isTrue();
    }
}
