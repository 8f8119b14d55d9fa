/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import modelrelay.server.RawClient;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/** Requests that no handler ever sees. */
final class ParseRefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /nowhere?a=%zz HTTP/1.1\r\n",
                "GET /v1/models/%2 HTTP/1.1\r\n",
                "GET /h\u00f6he HTTP/1.1\r\n",
                "PO(ST /v1/responses HTTP/1.1\r\n",
                "GET /health HTTP/1.1\r\nno colon here\r\n",
                "POST /v1/responses HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n"
            })
    void whatIsNoHttpIsRefusedInWords(String head) throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.send(head + "host: test\r\n\r\n");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.header("x-request-id")).hasSize(36);
            assertThat(answer.body())
                    .startsWith("{\"error\":{\"message\":\"This is not an HTTP request.")
                    .contains("\"code\":\"invalid_request\"");
            assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\n",
                "GET /health HTTP/1.1\r\nhost: one\r\nhost: two\r\n",
                "GET /health HTTP/1.1\r\nhost: relay:\r\n",
                "GET /health HTTP/1.1\r\nhost: relay:99999\r\n",
                "GET /health HTTP/1.1\r\nhost: [relay\r\n",
                "GET /health HTTP/1.1\r\nhost: [re lay]\r\n",
                "GET /health HTTP/1.1\r\nhost: re lay\r\n",
                "GET /health HTTP/1.0\r\nhost: relay:\r\n",
                "POST /v1/messages HTTP/1.1\r\ncontent-length: 2\r\n"
            })
    void aHostThatIsNoneIsRefusedInWords(String head) throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.send(head + "\r\n{}");
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.header("x-request-id")).hasSize(36);
            assertThat(answer.body())
                    .startsWith("{\"error\":{\"message\":\"The Host header")
                    .contains("\"code\":\"invalid_request\"");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theAnswerBeforeItComesFirst() throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.request("GET", "/health");
            assertThat(client.answer().status()).isEqualTo(200);
            client.request("GET", "/health?%");
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void aFullSocketGetsItPieceByPiece() throws IOException {
        StringBuilder sent = new StringBuilder();
        ParseRefusal refusal = new ParseRefusal(new Dripping(sent));
        ByteBuffer bare =
                StandardCharsets.US_ASCII.encode(
                        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        int size = bare.remaining();
        int taken = 0;
        while (taken == 0) {
            taken = refusal.write(bare);
        }
        assertThat(taken).isEqualTo(size);
        assertThat(bare.hasRemaining()).isFalse();
        assertThat(sent.toString()).startsWith("HTTP/1.1 400 Bad Request\r\n").endsWith("}}");
    }

    @Test
    void everythingElsePasses() throws IOException {
        StringBuilder sent = new StringBuilder();
        ParseRefusal refusal = new ParseRefusal(new Dripping(sent));
        String head = "HTTP/1.1 400 Bad Request\r\nx-request-id: 1\r\n\r\n";
        String quoted = "HTTP/1.1 400 No Host Header\r\n\r\nis what it said";
        for (String other : new String[] {head, quoted, "HTTP/1.1 400", ""}) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(other);
            while (bytes.hasRemaining()) {
                assertThat(refusal.write(bytes)).isBetween(0, Dripping.BYTES);
            }
        }
        assertThat(sent).hasToString(head + quoted + "HTTP/1.1 400");
    }

    /** A socket that takes a few bytes, then none, then a few more. */
    private static final class Dripping extends AbstractStreamSinkConduit<StreamSinkConduit> {
        private static final int BYTES = 7;
        private final StringBuilder sent;
        private boolean isFull = true;

        private Dripping(StringBuilder sent) {
            super(nobody());
            this.sent = sent;
        }

        private static StreamSinkConduit nobody() {
            return (StreamSinkConduit)
                    Proxy.newProxyInstance(
                            ParseRefusalTest.class.getClassLoader(),
                            new Class<?>[] {StreamSinkConduit.class},
                            (_, method, _) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });
        }

        @Override
        public int write(ByteBuffer source) {
            isFull = !isFull;
            int taken = isFull ? 0 : Math.min(BYTES, source.remaining());
            for (int i = 0; i < taken; i++) {
                sent.append((char) source.get());
            }
            return taken;
        }
    }
}
