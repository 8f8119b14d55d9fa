/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import modelrelay.server.RawClient;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of clients: whole, at the limit, over it, and wrong. */
final class BodyTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final int LIMIT = 100_000;

    private TestServer server;
    private ScriptedWorker worker;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start("--max-body-bytes=" + LIMIT, "--body-timeout=0.5");
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
    void aBodyOfExactlyTheLimitIsTaken() throws IOException {
        client.post(CHAT, bodyOf(LIMIT));
        isAnswered(LIMIT);
        client.send(chunkedHead() + chunk(bodyOf(LIMIT)) + "0\r\n\r\n");
        isAnswered(LIMIT);
    }

    @Test
    void aBodyInManyPiecesIsTaken() throws IOException {
        String body = bodyOf(5_000);
        client.send("POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: 5000\r\n\r\n");
        for (int i = 0; i < 5_000; i += 100) {
            client.send(body.substring(i, i + 100));
        }
        isAnswered(5_000);
    }

    @Test
    void anAnnouncedBodyOverTheLimitIsRefusedBeforeItIsSent() throws IOException {
        client.send("POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: 100001\r\n\r\n");
        isTooLarge();
        assertThat(client.isClosedByServer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616", "18446744073709551716"})
    void aLengthBeyondAllNumbersIsTooLarge(String length) throws IOException {
        String head = "POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: " + length;
        client.send(head + "\r\n\r\n");
        isTooLarge();
        assertThat(client.isClosedByServer()).isTrue();
        try (RawClient other = server.client()) {
            other.send(head.replace("POST " + CHAT, "GET /health") + "\r\n\r\n");
            assertThat(other.answer().header("connection")).isEqualTo("close");
            assertThat(other.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedInFullWhileItIsSent() throws IOException {
        client.post(CHAT, bodyOf(3_000_000));
        isTooLarge();
        try (RawClient other = server.client()) {
            other.send(chunkedHead() + chunk(bodyOf(LIMIT + 1)));
            client = other;
            isTooLarge();
        }
    }

    @Test
    void theAnthropicDialectNamesItToo() throws IOException {
        client.post("/v1/messages", bodyOf(LIMIT + 1));
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body())
                .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"request_too_large\"")
                .contains("\"request_id\":\"" + answer.header("x-request-id") + "\"");
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws IOException {
        client.send(expectingHead(500));
        assertThat(client.head().status()).isEqualTo(100);
        client.send(bodyOf(500));
        isAnswered(500);
        client.post(CHAT, bodyOf(600));
        isAnswered(600);
    }

    @Test
    void aClientThatAsksFirstIsToldNo() throws IOException {
        client.send(expectingHead(LIMIT + 1));
        isTooLarge();
        assertThat(client.isClosedByServer()).isTrue();
    }

    @Test
    void aSmallBodyThatNobodyReadLeavesTheConnectionUsable() throws IOException {
        client.post("/nowhere", bodyOf(1_000));
        assertThat(client.answer().status()).isEqualTo(404);
        client.request("GET", CHAT);
        assertThat(client.answer().status()).isEqualTo(405);
        client.post("/health", bodyOf(1_000));
        assertThat(client.answer().header("allow")).isEqualTo("GET, HEAD");
        client.post(CHAT, bodyOf(600));
        isAnswered(600);
    }

    @Test
    void aLargeOrUnannouncedBodyThatNobodyReadDoesSoToo() throws IOException {
        client.post("/nowhere", bodyOf(LIMIT));
        assertThat(client.answer().header("connection")).isEqualTo("keep-alive");
        client.send(chunkedHead().replace(CHAT, "/nowhere") + chunk(bodyOf(1_000)) + "0\r\n\r\n");
        assertThat(client.answer().header("connection")).isEqualTo("keep-alive");
        client.send(chunkedHead().replace(CHAT, "/nowhere"));
        assertThat(client.answer().status()).isEqualTo(404);
        client.send(chunk(bodyOf(LIMIT)) + chunk(bodyOf(LIMIT)) + "0\r\n\r\n");
        client.post(CHAT, bodyOf(600));
        isAnswered(600);
    }

    @Test
    void aBodyThatNeverEndsIsNotWaitedForAfterTheAnswer() throws IOException {
        client.send(chunkedHead().replace(CHAT, "/nowhere") + chunk("x"));
        assertThat(client.answer().status()).isEqualTo(404);
        assertThat(client.isClosedByServer()).isTrue();
    }

    @Test
    void aClientThatFallsSilentInItsBodyLosesItsConnection() throws IOException {
        client.send("POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: 100\r\n\r\n{");
        assertThat(client.isClosedByServer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, "/v1/messages"})
    void theRequestTimeoutRunsWhileTheBodyIsSent(String path) throws IOException {
        try (TestServer brisk = TestServer.start("--request-timeout=0.3", "--body-timeout=20");
                ScriptedWorker idle = brisk.worker("m");
                RawClient slow = brisk.client();
                RawClient next = brisk.client()) {
            long before = System.nanoTime();
            slow.send("POST " + path + " HTTP/1.1\r\nhost: t\r\ncontent-length: 100\r\n\r\n{");
            RawClient.Answer answer = slow.answer();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.body())
                    .contains(path.equals(CHAT) ? "\"request_timeout\"" : "\"timeout_error\"");
            assertThat(slow.isClosedByServer()).isTrue();
            next.post(CHAT, bodyOf(100));
            assertThat(idle.next("request").get("body").asText()).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"x\"",
                "{}",
                "{\"model\":\"\"}",
                "{\"model\":5}",
                "{\"model\":null}",
                "{\"model\":[\"m\"]}",
                "{\"model\":\"m\",\"stream\":\"true\"}",
                "{\"model\":\"m\",\"stream\":1}",
                "{\"model\":\"m\"} x",
                "{\"model\":\"m\"}{}",
                "{\"model\":\"m\",\"model\":\"n\"}",
                "{\"model\":\"m\",\"a\":}",
                "{'model':'m'}"
            })
    void anUnusableBodyIs400AndHarmsNobody(String body) throws IOException {
        client.post(CHAT, body);
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"invalid_request\"", "\"type\":\"invalid_request_error\"");
        client.post(CHAT, bodyOf(100));
        isAnswered(100);
    }

    @Test
    void whatIsNotUtf8Is400() throws IOException {
        byte[] body = "{\"model\":\"m\",\"x\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        client.send("POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: " + body.length);
        client.send("\r\n\r\n").send(body);
        assertThat(client.answer().status()).isEqualTo(400);
    }

    @Test
    void fieldsOfInnerObjectsAreNotMistaken() throws IOException {
        client.post(CHAT, "{\"x\":{\"model\":5,\"stream\":7},\"model\":\"m\",\"stream\":null}");
        worker.complete(worker.next("request"), 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
    }

    private static String bodyOf(int bytes) {
        String start = "{\"model\":\"m\",\"x\":\"";
        return start + "a".repeat(bytes - start.length() - 2) + "\"}";
    }

    private static String chunkedHead() {
        return "POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ntransfer-encoding: chunked\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String expectingHead(int bytes) {
        return "POST "
                + CHAT
                + " HTTP/1.1\r\nhost: t\r\nexpect: 100-continue\r\ncontent-length: "
                + bytes
                + "\r\n\r\n";
    }

    private void isAnswered(int bytes) throws IOException {
        var request = worker.next("request");
        assertThat(request.get("body").asText()).hasSize(bytes);
        worker.complete(request, 200, "{}");
        assertThat(client.answer().status()).isEqualTo(200);
    }

    private void isTooLarge() throws IOException {
        RawClient.Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"request_too_large\"");
    }
}
