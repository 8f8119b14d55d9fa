/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import modelrelay.server.ScriptedWorker.Close;
import org.junit.jupiter.api.Test;

/** A server that leaves, and servers side by side. */
final class ShutdownTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String UNARY = "{\"model\":\"m\"}";
    // More than the sockets between server and client hold.
    private static final int LARGE = 20 << 20;

    @Test
    void whatRunsIsFinishedAndNothingNewIsTaken() throws Exception {
        try (TestServer server = TestServer.start();
                ScriptedWorker worker = server.worker("m");
                RawClient running = server.client();
                RawClient queued = server.client();
                RawClient late = server.client()) {
            running.post(CHAT, UNARY);
            JsonNode request = worker.next("request");
            queued.post(CHAT, UNARY);
            // Another connection may be read by another thread: only the queue tells that it waits.
            await().until(() -> server.queueDepth() == 1);
            late.request("GET", "/health");
            assertThat(late.answer().body()).contains("\"status\":\"ok\"");
            CompletableFuture<Boolean> over = server.relay().shutDown();
            late.request("GET", "/health");
            assertThat(late.answer().body()).contains("\"status\":\"draining\"");
            late.post(CHAT, UNARY);
            RawClient.Answer refused = late.answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"draining\"");
            assertThat(Integer.parseInt(refused.header("retry-after"))).isPositive();
            assertThat(over).isNotDone();
            worker.complete(request, 200, "{\"n\":1}");
            assertThat(running.answer().body()).isEqualTo("{\"n\":1}");
            JsonNode second = worker.next("request");
            // Only now is the worker not needed for the queue any more.
            assertThat(worker.next("graceful_shutdown").get("drain_timeout_secs").asInt())
                    .isBetween(1, 30);
            worker.complete(second, 200, "{\"n\":2}");
            assertThat(queued.answer().body()).isEqualTo("{\"n\":2}");
            assertThat(worker.nextClose()).isEqualTo(new Close(1000, "graceful shutdown complete"));
            worker.vanish();
            assertThat(over.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void atTheDeadlineEverybodyIsTold() throws Exception {
        try (TestServer server = TestServer.start("--drain-timeout=0.3");
                ScriptedWorker worker = server.worker(2, "m");
                RawClient unary = server.client();
                RawClient stream = server.client()) {
            stream.post(CHAT, "{\"model\":\"m\",\"stream\":true}");
            worker.chunk(worker.next("request"), "data: 1\n\n");
            assertThat(stream.head().status()).isEqualTo(200);
            assertThat(stream.chunk()).isEqualTo("data: 1\n\n");
            unary.post(CHAT, UNARY);
            worker.next("request");
            CompletableFuture<Boolean> over = server.relay().shutDown();
            assertThat(stream.chunk()).contains("\"code\":\"draining\"");
            assertThat(unary.answer().status()).isEqualTo(503);
            assertThat(worker.nextClose())
                    .isEqualTo(new Close(1000, "graceful shutdown timed out"));
            assertThat(over.get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void whatIsOnItsWayAtTheSignalHasUntilTheDeadline() throws Exception {
        try (TestServer server = TestServer.start();
                ScriptedWorker worker = server.worker("m");
                RawClient reading = server.client();
                RawClient sending = server.client()) {
            reading.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "x".repeat(LARGE));
            assertThat(reading.head().status()).isEqualTo(200);
            sending.send("POST " + CHAT + " HTTP/1.1\r\nhost: t\r\nexpect: 100-continue\r\n");
            sending.send("content-length: " + UNARY.length() + "\r\n\r\n");
            assertThat(sending.head().status()).isEqualTo(100);
            CompletableFuture<Boolean> over = server.relay().shutDown();
            assertThat(worker.nextClose()).isEqualTo(new Close(1000, "graceful shutdown complete"));
            worker.vanish();
            // Longer than the last bytes get once everything is written.
            assertThatThrownBy(() -> over.get(4, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            sending.send(UNARY);
            assertThat(sending.answer().body()).contains("\"code\":\"draining\"");
            assertThat(over).isNotDone();
            assertThat(reading.skip(LARGE)).isEqualTo(LARGE);
            assertThat(over.get(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerThatIsStillOnItsWayAfterTheDeadlineWasNotInTime() throws Exception {
        try (TestServer server = TestServer.start("--drain-timeout=0.3");
                ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            client.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "x".repeat(LARGE));
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(server.relay().shutDown().get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void clientsThatBrokeOffHoldNothingUp() throws Exception {
        try (TestServer server = TestServer.start("--body-timeout=0.2");
                ScriptedWorker worker = server.worker(2, "m");
                RawClient halfSent = server.client();
                RawClient refused = server.client();
                RawClient silent = server.client();
                RawClient waiting = server.client();
                RawClient reading = server.client()) {
            String head = "POST " + CHAT + " HTTP/1.1\r\nhost: t\r\ncontent-length: 50\r\n\r\n{";
            halfSent.send(head).reset();
            refused.send(head.replace(CHAT, "/nowhere"));
            assertThat(refused.answer().status()).isEqualTo(404);
            refused.reset();
            assertThat(silent.send(head).isClosedByServer()).isTrue();
            waiting.post(CHAT, UNARY);
            worker.next("request");
            waiting.reset();
            worker.next("cancel");
            reading.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "x".repeat(LARGE));
            assertThat(reading.head().status()).isEqualTo(200);
            reading.reset();
            CompletableFuture<Boolean> over = server.relay().shutDown();
            worker.vanish();
            assertThat(over.get(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anIdleServerIsGoneAtOnce() throws Exception {
        try (TestServer server = TestServer.start();
                RawClient idle = server.client()) {
            idle.request("GET", "/health");
            assertThat(idle.answer().status()).isEqualTo(200);
            assertThat(server.relay().shutDown().get(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anIdleWorkerIsToldAtOnce() throws Exception {
        try (TestServer server = TestServer.start();
                ScriptedWorker worker = server.worker("m")) {
            CompletableFuture<Boolean> over = server.relay().shutDown();
            assertThat(worker.next("graceful_shutdown").get("drain_timeout_secs").asInt())
                    .isEqualTo(30);
            assertThat(worker.nextClose()).isEqualTo(new Close(1000, "graceful shutdown complete"));
            worker.vanish();
            assertThat(over.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void twoServersRunInOneJvm() throws IOException {
        try (TestServer one = TestServer.start();
                TestServer two = TestServer.start("--provider=two");
                ScriptedWorker worker = one.worker("m");
                RawClient client = two.client()) {
            client.request("GET", "/v1/models");
            assertThat(client.answer().body()).doesNotContain("\"m\"");
            assertThat(worker.id()).isNotEmpty();
        }
    }

    @Test
    void aPortInUseIsToldAsWhatItIs() throws IOException {
        try (TestServer server = TestServer.start()) {
            String taken = "--listen=127.0.0.1:" + server.port();
            assertThatThrownBy(() -> TestServer.start(taken)).isInstanceOf(BindException.class);
        }
    }
}
