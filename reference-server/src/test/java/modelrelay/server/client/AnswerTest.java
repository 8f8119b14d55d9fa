/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketException;
import modelrelay.server.RawClient;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client gets from a worker that answers. */
final class AnswerTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String UNARY = "{\"model\":\"m\"}";
    private static final String STREAM = "{\"model\":\"m\",\"stream\":true}";

    private TestServer server;
    private ScriptedWorker worker;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        worker = server.worker("m");
        client = server.client();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        worker.close();
        server.close();
    }

    @Test
    void aUnaryAnswerPassesUnchanged() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode request = worker.next("request");
        worker.say(
                ScriptedWorker.answer("response_complete", request)
                        .put("status_code", 418)
                        .put("body", "{\"é\":1}")
                        .set(
                                "headers",
                                ScriptedWorker.object()
                                        .put("content-type", "application/json")
                                        .put("x-backend", "b1")
                                        .put("connection", "x-hop")
                                        .put("x-hop", "1")
                                        .put("transfer-encoding", "chunked")
                                        .put("content-length", "999")
                                        .put("access-control-allow-origin", "*")
                                        .put("x-request-id", "theirs"))
                        .toString());
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("{\"é\":1}");
        assertThat(answer.header("x-backend")).isEqualTo("b1");
        assertThat(answer.header("content-length")).isEqualTo("8");
        assertThat(answer.header("x-request-id")).isEqualTo(request.get("request_id").asText());
        assertThat(answer.headers())
                .doesNotContainKeys("x-hop", "transfer-encoding", "access-control-allow-origin");
    }

    @Test
    void theRequestReachesTheWorkerUnchanged() throws IOException {
        String body = "{ \"model\":\"m\", \"x\":\"\\u00e9 é 🦀\\n\" }";
        client.post(
                "/v1/chat/completions?a=1&b=%20c",
                body,
                "authorization: Bearer sk-1",
                "x-custom: one",
                "x-custom: two",
                "x-forwarded-for: 10.0.0.1",
                "x-worker-secret: no",
                "connection: keep-alive, x-private",
                "x-private: 1",
                "cookie: c=1");
        JsonNode request = worker.next("request");
        assertThat(request.get("body").asText()).isEqualTo(body);
        assertThat(request.get("endpoint_path").asText())
                .isEqualTo("/v1/chat/completions?a=1&b=%20c");
        assertThat(request.get("is_streaming").asBoolean()).isFalse();
        JsonNode headers = request.get("headers");
        assertThat(headers.get("authorization").asText()).isEqualTo("Bearer sk-1");
        assertThat(headers.get("x-custom").asText()).isEqualTo("one, two");
        assertThat(headers.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("authorization", "x-custom", "content-type");
        worker.complete(request, 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
    }

    @Test
    void chunksComeOneByOneAndEndCleanly() throws IOException {
        client.post(CHAT, STREAM);
        JsonNode request = worker.next("request");
        worker.chunk(request, "data: 1\n\n");
        RawClient.Answer head = client.head();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-type")).isEqualTo("text/event-stream");
        assertThat(head.header("cache-control")).isEqualTo("no-cache");
        assertThat(head.header("x-accel-buffering")).isEqualTo("no");
        assertThat(client.chunk()).isEqualTo("data: 1\n\n");
        worker.chunk(request, "data: é🦀");
        assertThat(client.chunk()).isEqualTo("data: é🦀");
        worker.chunk(request, "\n\n");
        worker.complete(request);
        StringBuilder rest = new StringBuilder();
        for (String chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
            rest.append(chunk);
        }
        assertThat(rest).hasToString("\n\n");
        theConnectionStillWorks();
    }

    @Test
    void theFirstChunkMayStateTheHead() throws IOException {
        client.post(CHAT, STREAM);
        JsonNode request = worker.next("request");
        worker.say(
                ScriptedWorker.answer("response_chunk", request)
                        .put("chunk", "data: 1\n\n")
                        .put("status_code", 203)
                        .set(
                                "headers",
                                ScriptedWorker.object()
                                        .put("content-type", "text/event-stream; charset=utf-8")
                                        .put("openai-model", "m-1"))
                        .toString());
        RawClient.Answer head = client.head();
        assertThat(head.status()).isEqualTo(203);
        assertThat(head.header("openai-model")).isEqualTo("m-1");
        assertThat(head.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        worker.complete(request);
    }

    @Test
    void anUpstreamErrorOfAStreamKeepsItsStatus() throws IOException {
        client.post(CHAT, STREAM);
        worker.complete(worker.next("request"), 429, "{\"error\":{}}");
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":{}}");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void aLostWorkerEndsAStartedStreamWithOneErrorEvent() throws IOException {
        client.post(CHAT, STREAM);
        worker.chunk(worker.next("request"), "data: half an ev");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.chunk()).isEqualTo("data: half an ev");
        worker.vanish();
        String event = client.chunk();
        assertThat(event).startsWith("\n\ndata: {\"error\":{").endsWith("}}\n\n");
        assertThat(client.chunk()).isNull();
        worker = server.worker("m");
        theConnectionStillWorks();
    }

    @Test
    void anEventStreamIsOneHoweverItsTypeIsWritten() throws IOException {
        client.post(CHAT, STREAM);
        worker.say(
                ScriptedWorker.answer("response_chunk", worker.next("request"))
                        .put("chunk", "data: 1\n\n")
                        .set(
                                "headers",
                                ScriptedWorker.object().put("content-type", "Text/Event-Stream"))
                        .toString());
        assertThat(client.head().header("content-type")).isEqualTo("Text/Event-Stream");
        assertThat(client.chunk()).isEqualTo("data: 1\n\n");
        worker.vanish();
        assertThat(client.chunk()).startsWith("data: {\"error\":{");
        assertThat(client.chunk()).isNull();
    }

    @Test
    void aStatedFailureThatEndsAsStatedIsWhole() throws IOException {
        client.post(CHAT, STREAM);
        JsonNode request = worker.next("request");
        worker.say(
                ScriptedWorker.answer("response_chunk", request)
                        .put("chunk", "{\"error\":{}}")
                        .put("status_code", 429)
                        .set(
                                "headers",
                                ScriptedWorker.object().put("content-type", "application/json"))
                        .toString());
        worker.say(
                ScriptedWorker.answer("response_complete", request)
                        .put("status_code", 429)
                        .toString());
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":{}}");
        theConnectionStillWorks();
    }

    @Test
    void everyDialectNamesItsErrorEvent() throws IOException {
        client.post("/v1/messages", STREAM);
        worker.chunk(worker.next("request"), "event: ping\ndata: {}\n\n");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.chunk()).endsWith("{}\n\n");
        worker.vanish();
        assertThat(client.chunk())
                .startsWith("event: error\ndata: {\"type\":\"error\",\"error\":{");
        assertThat(client.chunk()).isNull();
        worker = server.worker("m");
        client.post("/v1/responses", STREAM);
        worker.chunk(worker.next("request"), "data: {}\n\n");
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.chunk()).isEqualTo("data: {}\n\n");
        worker.vanish();
        assertThat(client.chunk())
                .startsWith("event: error\ndata: {\"type\":\"error\",\"code\":\"backend_error\"")
                .contains("\"param\":null", "\"error\":{");
    }

    @Test
    void aBrokenAnswerWithoutEventsBreaksTheConnection() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode request = worker.next("request");
        worker.say(
                ScriptedWorker.answer("response_chunk", request)
                        .put("chunk", "{\"half\":")
                        .set(
                                "headers",
                                ScriptedWorker.object().put("content-type", "application/json"))
                        .toString());
        assertThat(client.head().status()).isEqualTo(200);
        assertThat(client.chunk()).isEqualTo("{\"half\":");
        worker.vanish();
        assertThatThrownBy(client::chunk).isInstanceOf(IOException.class);
    }

    @Test
    void aBrokenAnswerThatEndsWithTheConnectionIsReset() throws IOException {
        client.send("POST " + CHAT + " HTTP/1.0\r\ncontent-length: 13\r\n\r\n" + UNARY);
        JsonNode request = worker.next("request");
        worker.say(
                ScriptedWorker.answer("response_chunk", request)
                        .put("chunk", "{\"half\":")
                        .set("headers", ScriptedWorker.object().put("content-type", "text/plain"))
                        .toString());
        assertThat(client.head().status()).isEqualTo(200);
        worker.vanish();
        assertThatThrownBy(client::rest).isInstanceOf(SocketException.class);
    }

    @Test
    void aWorkersNonsenseIs502() throws IOException {
        client.post(CHAT, UNARY);
        worker.complete(worker.next("request"), 99, "");
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"backend_error\"");
        client.post(CHAT, UNARY);
        worker.say(
                ScriptedWorker.answer("error", worker.next("request"))
                        .put("code", "c")
                        .put("message", "secret text")
                        .toString());
        RawClient.Answer error = client.answer();
        assertThat(error.status()).isEqualTo(502);
        assertThat(error.body()).doesNotContain("secret text");
        theConnectionStillWorks();
    }

    @Test
    void aHeaderThatWouldBreakTheFramingIsDropped() throws IOException {
        client.post(CHAT, UNARY);
        JsonNode request = worker.next("request");
        worker.say(
                ScriptedWorker.answer("response_complete", request)
                        .put("status_code", 200)
                        .put("body", "{}")
                        .set(
                                "headers",
                                ScriptedWorker.object()
                                        .put("x-a", "1\r\nx-evil: 1")
                                        .put("x-b", "\u010a\u010dx-evil: 1")
                                        .put("x c", "1")
                                        .put("x-good", "yes"))
                        .toString());
        RawClient.Answer answer = client.answer();
        assertThat(answer.headers()).doesNotContainKeys("x-evil", "x-a", "x-b", "x c");
        assertThat(answer.header("x-good")).isEqualTo("yes");
    }

    private void theConnectionStillWorks() throws IOException {
        client.post(CHAT, UNARY);
        worker.complete(worker.next("request"), 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
    }
}
