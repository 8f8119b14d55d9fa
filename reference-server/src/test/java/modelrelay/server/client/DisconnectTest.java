/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import modelrelay.server.RawClient;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that leave, in every phase and in every way, and connections that stay usable. */
final class DisconnectTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String UNARY = "{\"model\":\"m\"}";
    private static final String STREAM = "{\"model\":\"m\",\"stream\":true}";

    /** How a client leaves. */
    enum Leave {
        FIN {
            @Override
            void now(RawClient client) throws IOException {
                client.close();
            }
        },
        HALF_CLOSE {
            @Override
            void now(RawClient client) throws IOException {
                client.closeHalf();
            }
        },
        RESET {
            @Override
            void now(RawClient client) throws IOException {
                client.reset();
            }
        };

        abstract void now(RawClient client) throws IOException;
    }

    private TestServer server;
    private ScriptedWorker worker;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start("--admin-token=a");
        worker = server.worker("m");
        client = server.client();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        worker.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheFirstByteTheWorkerIsToldOnce(Leave leave) throws IOException {
        client.post(CHAT, UNARY);
        JsonNode request = worker.next("request");
        leave.now(client);
        isCancelled(request);
        theNextRequestGoesOutAtOnce();
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfAStreamTheWorkerIsToldOnce(Leave leave) throws IOException {
        client.post("/v1/messages", STREAM);
        JsonNode request = worker.next("request");
        worker.chunk(request, "event: x\ndata: {}\n\n");
        assertThat(client.head().status()).isEqualTo(200);
        leave.now(client);
        isCancelled(request);
        worker.chunk(request, "data: late\n\n");
        worker.complete(request);
        theNextRequestGoesOutAtOnce();
    }

    @ParameterizedTest
    @EnumSource
    void inTheQueueTheRequestIsRemoved(Leave leave) throws IOException {
        client.post(CHAT, UNARY);
        JsonNode busy = worker.next("request");
        try (RawClient waiting = server.client()) {
            waiting.post(CHAT, UNARY);
            await().until(() -> server.queueDepth() == 1);
            leave.now(waiting);
            await().until(() -> server.queueDepth() == 0);
        }
        worker.complete(busy, 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
        theNextRequestGoesOutAtOnce();
    }

    @Test
    void theSlotIsFreeAfterEachOfManyCancels() throws IOException {
        for (int i = 0; i < 300; i++) {
            try (RawClient leaving = server.client()) {
                leaving.post(CHAT, i % 2 == 0 ? UNARY : STREAM);
                JsonNode request = worker.next("request");
                if (i % 3 == 0) {
                    worker.chunk(request, "data: 1\n\n");
                }
                Leave.values()[i % 3].now(leaving);
                isCancelled(request);
            }
        }
        theNextRequestGoesOutAtOnce();
    }

    @Test
    void aPipelinedRequestIsNoDisconnectAndIsAnsweredNext() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode first = worker.next("request");
        client.request("GET", "/v1/models");
        client.post(CHAT, STREAM);
        worker.complete(first, 200, "{\"n\":1}");
        assertThat(client.answer().body()).isEqualTo("{\"n\":1}");
        assertThat(client.answer().body()).contains("\"id\":\"m\"");
        JsonNode third = worker.next("request");
        client.request("GET", "/health");
        worker.chunk(third, "data: 1\n\n");
        worker.complete(third);
        assertThat(client.answer().body()).isEqualTo("data: 1\n\n");
        assertThat(client.answer().body()).contains("\"status\":\"ok\"");
    }

    @Test
    void requestsSentInOneSegmentAreAnsweredInOrder() throws IOException {
        String post = "POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: 13\r\n\r\n" + UNARY;
        client.send(post + post + "GET /health HTTP/1.1\r\nhost: t\r\n\r\n" + post);
        for (int i = 0; i < 2; i++) {
            worker.complete(worker.next("request"), 200, "{\"n\":" + i + "}");
            assertThat(client.answer().body()).isEqualTo("{\"n\":" + i + "}");
        }
        assertThat(client.answer().body()).contains("\"status\":\"ok\"");
        worker.complete(worker.next("request"), 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
    }

    @Test
    void aPartOfAPipelinedRequestIsKeptAndCompleted() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode first = worker.next("request");
        client.send("POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-le");
        // The worker's answer races with the part: both orders must do.
        worker.complete(first, 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
        client.send("ngth: 13\r\n\r\n" + UNARY);
        worker.complete(worker.next("request"), 200, "{\"n\":2}");
        assertThat(client.answer().body()).isEqualTo("{\"n\":2}");
    }

    @Test
    void aClientThatLeavesWithAPipelinedRequestIsNoticed() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode first = worker.next("request");
        client.post(CHAT, UNARY);
        client.close();
        isCancelled(first);
    }

    @Test
    void tooMuchPipelinedIsBoundedAndStillAnswered() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode first = worker.next("request");
        int many = 3_000;
        Thread sender =
                Thread.startVirtualThread(() -> {
                    try {
                        for (int i = 0; i < many; i++) {
                            client.request("GET", "/health");
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        worker.complete(first, 200, "{}");
        assertThat(client.answer().body()).isEqualTo("{}");
        for (int i = 0; i < many; i++) {
            assertThat(client.answer().status()).isEqualTo(200);
        }
        assertThat(sender.isAlive()).isFalse();
    }

    @Test
    void anOldClientIsAnsweredAndItsConnectionEnds() throws IOException {
        client.send("POST " + CHAT + " HTTP/1.0\r\ncontent-length: 27\r\n\r\n" + STREAM);
        JsonNode request = worker.next("request");
        worker.chunk(request, "data: 1\n\n");
        worker.chunk(request, "data: 2\n\n");
        worker.complete(request);
        RawClient.Answer answer = client.answer();
        assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
        assertThat(answer.body()).isEqualTo("data: 1\n\ndata: 2\n\n");
    }

    private void isCancelled(JsonNode request) throws IOException {
        JsonNode cancel = worker.next("cancel");
        assertThat(cancel.get("request_id")).isEqualTo(request.get("request_id"));
        assertThat(cancel.get("reason").asText()).isEqualTo("client_disconnect");
    }

    private void theNextRequestGoesOutAtOnce() throws IOException {
        try (RawClient next = server.client()) {
            next.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "{}");
            assertThat(next.answer().status()).isEqualTo(200);
        }
    }
}
