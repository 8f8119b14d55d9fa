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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients that read slowly, and streams that say nothing for a while. */
final class SlowAndSilentTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String UNARY = "{\"model\":\"m\"}";
    private static final String STREAM = "{\"model\":\"m\",\"stream\":true}";
    private static final String PIECE = "data: " + "x".repeat(60_000) + "\n\n";

    @Test
    void aSilentStreamGetsCommentsAndIsStillAnsweredWhole() throws IOException {
        try (TestServer server = TestServer.start("--sse-keepalive=0.1");
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            client.post(CHAT, STREAM);
            JsonNode request = worker.next("request");
            RawClient.Answer head = client.head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-type")).isEqualTo("text/event-stream");
            assertThat(client.chunk()).isEqualTo(": keep-alive\n\n");
            worker.chunk(request, "data: 1\n\n");
            assertThat(afterComments(client)).isEqualTo("data: 1\n\n");
            worker.complete(request);
            assertThat(afterComments(client)).isNull();
        }
    }

    @Test
    void anUploadIsNoSilence() throws IOException {
        try (TestServer server = TestServer.start("--sse-keepalive=1.5");
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client();
                RawClient clock = server.client()) {
            client.send(
                    "POST "
                            + CHAT
                            + " HTTP/1.1\r\nhost: t\r\ncontent-length: "
                            + STREAM.length()
                            + "\r\n\r\n{");
            // Another stream, begun later, tells that the silence would be over.
            clock.post(CHAT, STREAM);
            JsonNode earlier = worker.next("request");
            assertThat(clock.head().status()).isEqualTo(200);
            worker.complete(earlier);
            client.send(STREAM.substring(1));
            worker.complete(worker.next("request"), 429, "{}");
            assertThat(client.answer().status()).isEqualTo(429);
        }
    }

    @Test
    void aCommentIsNoAnswerSoTheRequestIsRequeued() throws IOException {
        try (TestServer server = TestServer.start("--sse-keepalive=0.1");
                RawClient client = server.client()) {
            ScriptedWorker first = server.worker("m");
            client.post(CHAT, STREAM);
            JsonNode request = first.next("request");
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.chunk()).isEqualTo(": keep-alive\n\n");
            first.vanish();
            try (ScriptedWorker second = server.worker("m")) {
                JsonNode again = second.next("request");
                assertThat(again.get("request_id")).isEqualTo(request.get("request_id"));
                second.complete(again, 429, "{\n \"error\": {}\n}");
                assertThat(afterComments(client))
                        .isEqualTo("data: {\ndata:  \"error\": {}\ndata: }\n\n");
                assertThat(client.chunk()).isNull();
            }
        }
    }

    @Test
    void aFailureAfterACommentIsAnEventAndTheConnectionGoesOn() throws IOException {
        try (TestServer server = TestServer.start("--sse-keepalive=0.1", "--queue-timeout=0.3");
                RawClient client = server.client()) {
            client.post("/v1/messages", STREAM);
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(afterComments(client))
                    .startsWith("event: error\ndata: {\"type\":\"error\"")
                    .contains("\"type\":\"timeout_error\"");
            assertThat(client.chunk()).isNull();
            client.post(CHAT, UNARY);
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.body()).contains("\"code\":\"queue_timeout\"");
        }
    }

    @Test
    void theRequestTimeoutIsToldBeforeAndInsideAnAnswer() throws IOException {
        try (TestServer server = TestServer.start("--request-timeout=0.3");
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            client.post(CHAT, STREAM);
            worker.next("request");
            assertThat(client.answer().status()).isEqualTo(504);
            assertThat(worker.next("cancel").get("reason").asText()).isEqualTo("timeout");
            client.post(CHAT, STREAM);
            worker.chunk(worker.next("request"), "data: 1\n\n");
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.chunk()).isEqualTo("data: 1\n\n");
            assertThat(client.chunk()).contains("\"code\":\"request_timeout\"");
            assertThat(client.chunk()).isNull();
            assertThat(worker.next("cancel").get("reason").asText()).isEqualTo("timeout");
        }
    }

    @Test
    void aClientThatStaysBehindIsEndedAndOthersDoNotNotice() throws IOException {
        try (TestServer server =
                        TestServer.start("--stream-buffer-bytes=20000000", "--write-timeout=0.3");
                ScriptedWorker worker = server.worker(2, "m");
                RawClient slow = server.client();
                RawClient quick = server.client()) {
            slow.post(CHAT, STREAM);
            JsonNode slowRequest = worker.next("request");
            quick.post(CHAT, STREAM);
            JsonNode quickRequest = worker.next("request");
            for (int i = 0; i < 500; i++) {
                worker.chunk(slowRequest, PIECE);
                if (i % 100 == 0) {
                    worker.chunk(quickRequest, "data: " + i + "\n\n");
                }
            }
            assertThat(quick.head().status()).isEqualTo(200);
            assertThat(quick.chunk()).startsWith("data: 0\n\n");
            JsonNode cancel = worker.next("cancel");
            assertThat(cancel.get("request_id")).isEqualTo(slowRequest.get("request_id"));
            assertThat(cancel.get("reason").asText()).isEqualTo("client_disconnect");
            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientFarBehindIsEndedAtOnce() throws IOException {
        try (TestServer server =
                        TestServer.start("--stream-buffer-bytes=1000000", "--write-timeout=1000");
                ScriptedWorker worker = server.worker("m");
                RawClient slow = server.client()) {
            slow.post(CHAT, STREAM);
            JsonNode request = worker.next("request");
            for (int i = 0; i < 500; i++) {
                worker.chunk(request, PIECE);
            }
            assertThat(worker.next("cancel").get("reason").asText()).isEqualTo("client_disconnect");
            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatNeverTakesTheEndOfALongAnswerIsCutOff() throws IOException {
        try (TestServer server = TestServer.start("--write-timeout=0.3");
                ScriptedWorker worker = server.worker("m");
                RawClient slow = server.client();
                RawClient next = server.client()) {
            slow.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "x".repeat(30_000_000));
            next.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "{}");
            assertThat(next.answer().status()).isEqualTo(200);
            await().until(() -> isCutOff(slow));
        }
    }

    @Test
    void aClientThatNeverTakesTheEndOfAStreamIsCutOff() throws IOException {
        try (TestServer server = TestServer.start("--write-timeout=0.3");
                ScriptedWorker worker = server.worker("m");
                RawClient slow = server.client()) {
            slow.post(CHAT, STREAM);
            JsonNode request = worker.next("request");
            for (int i = 0; i < 120; i++) {
                worker.chunk(request, PIECE);
            }
            worker.complete(request);
            await().until(() -> isCutOff(slow));
        }
    }

    /** Whether the server has closed, seen without reading. */
    private static boolean isCutOff(RawClient client) {
        try {
            client.send("x");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void aLongUnaryAnswerArrivesWhole() throws IOException {
        try (TestServer server = TestServer.start();
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            String body = "é".repeat(10_000_000);
            client.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, body);
            assertThat(client.answer().body()).isEqualTo(body);
        }
    }

    @Test
    void aLongStreamArrivesWholeHoweverLateItIsRead() throws IOException {
        try (TestServer server =
                        TestServer.start("--stream-buffer-bytes=20000000", "--write-timeout=1000");
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            client.post(CHAT, STREAM);
            JsonNode request = worker.next("request");
            StringBuilder sent = new StringBuilder();
            for (int i = 0; i < 250; i++) {
                String piece = "data: " + i + " " + "x".repeat(60_000) + "\n\n";
                worker.chunk(request, piece);
                sent.append(piece);
            }
            worker.complete(request);
            assertThat(client.answer().body()).isEqualTo(sent.toString());
        }
    }

    @Test
    void aStreamOverItsCeilingEndsWithAnErrorAndACancel() throws IOException {
        try (TestServer server = TestServer.start("--max-stream-bytes=20");
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            client.post(CHAT, STREAM);
            JsonNode request = worker.next("request");
            worker.chunk(request, "data: 345678901234\n\n");
            worker.chunk(request, "d");
            assertThat(client.answer().body())
                    .startsWith("data: 345678901234\n\ndata: {\"error\":{")
                    .doesNotContain("DONE");
            assertThat(worker.next("cancel").get("reason").get("other").asText()).isNotBlank();
        }
    }

    /** The next chunk that is no comment; null at the end. */
    private static @Nullable String afterComments(RawClient client) throws IOException {
        String chunk = client.chunk();
        while (chunk != null && chunk.startsWith(":")) {
            chunk = chunk.replaceAll("(?s)^(: keep-alive\n\n)+", "");
            if (chunk.isEmpty()) {
                chunk = client.chunk();
            }
        }
        return chunk;
    }
}
