/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import modelrelay.server.RawClient;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.ScriptedWorker.Close;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection of a worker meets, right and wrong. */
final class WorkerConnectTest {

    private static final String PATH = "/v1/worker/connect";
    private static final Close AUTH = new Close(1008, "worker authentication failed");
    private static final Close BLOCKED =
            new Close(1008, "worker authentication temporarily rate limited");
    private static final Close NO_REGISTER = new Close(1002, "worker registration protocol error");
    private static final Close PROTOCOL = new Close(1002, "worker protocol error");
    private static final String REGISTER =
            "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[\"m\"],\"max_concurrent\":1}";

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                TestServer.start(
                        "--register-timeout=0.3",
                        "--auth-failure-limit=100",
                        "--max-body-bytes=10000",
                        "--max-message-bytes=20000");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ScriptedWorker connected() throws IOException {
        return ScriptedWorker.connect(server.port(), TestServer.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "worker-secret2", "admin-token"})
    void aWrongSecretIsUpgradedAndClosed(String secret) throws IOException {
        try (ScriptedWorker worker = ScriptedWorker.connect(server.port(), secret)) {
            assertThat(worker.nextClose()).isEqualTo(AUTH);
            assertThat(worker.isCut()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PATH,
                PATH + "?worker_secret=wrong",
                PATH + "?provider=other&worker_secret=worker-secret",
                PATH + "?worker_secret="
            })
    void whatDoesNotAuthenticateLooksTheSame(String path) throws IOException {
        try (ScriptedWorker worker = ScriptedWorker.connectTo(server.port(), path)) {
            assertThat(worker.nextClose()).isEqualTo(AUTH);
        }
    }

    @Test
    void theSecretMayStandInTheQueryButTheHeaderWins() throws IOException {
        String query = PATH + "?provider=%6cocal&worker_secret=worker%2Dsecret";
        try (ScriptedWorker worker = ScriptedWorker.connectTo(server.port(), query)) {
            assertThat(worker.register(1, "m").get("models").get(0).asText()).isEqualTo("m");
        }
        try (ScriptedWorker worker =
                ScriptedWorker.connectTo(server.port(), query, "x-worker-secret: wrong")) {
            assertThat(worker.nextClose()).isEqualTo(AUTH);
        }
    }

    @Test
    void aPlainRequestIsAnsweredAtOnce() throws IOException {
        try (RawClient client = server.client()) {
            client.request("GET", PATH);
            assertThat(client.answer().status()).isEqualTo(426);
            client.request("GET", PATH, "upgrade: websocket", "connection: upgrade");
            assertThat(client.answer().status()).isEqualTo(426);
            client.request(
                    "GET",
                    PATH,
                    "upgrade: websocket",
                    "connection: upgrade",
                    "sec-websocket-version: 13",
                    "sec-websocket-key: short");
            assertThat(client.answer().status()).isEqualTo(400);
            client.request("POST", PATH);
            assertThat(client.answer().status()).isEqualTo(405);
        }
    }

    @Test
    void whoNeverRegistersIsClosed() throws IOException {
        try (ScriptedWorker worker = connected()) {
            assertThat(worker.nextClose()).isEqualTo(NO_REGISTER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "[]",
                "{\"type\":\"pong\",\"current_load\":0}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"register\"}",
                "{\"type\":\"register\",\"worker_name\":5,\"models\":[],\"max_concurrent\":1}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[],\"max_concurrent\":\"1\"}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[],\"max_concurrent\":-1}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[],\"max_concurrent\":1,"
                        + "\"protocol_version\":\"1999\"}"
            })
    void aFirstMessageThatIsNoRegisterIsClosed(String message) throws IOException {
        try (ScriptedWorker worker = connected()) {
            worker.say(message);
            assertThat(worker.nextClose()).isEqualTo(NO_REGISTER);
            assertThat(worker.isCut()).isTrue();
        }
    }

    @Test
    void aPingMayBeTheVeryFirstFrame() throws IOException {
        try (ScriptedWorker worker = connected()) {
            worker.write(worker.frames().ping("p1".getBytes(StandardCharsets.UTF_8)));
            assertThat(worker.nextPong()).isEqualTo("p1");
            JsonNode ack = worker.register(1, "m");
            assertThat(ack.get("protocol_version").asText()).isEqualTo("2026-04-bridge-v1");
            assertThat(ack.has("capabilities")).isFalse();
            assertThat(ack.has("warnings")).isFalse();
        }
    }

    @Test
    void capabilitiesAreAnsweredWithTheIntersection() throws IOException {
        try (ScriptedWorker worker = connected()) {
            worker.say(REGISTER.replace("}", ",\"capabilities\":[\"drain\",\"fly\"]}"));
            JsonNode ack = worker.next("register_ack");
            assertThat(ack.get("capabilities")).hasSize(1);
            assertThat(ack.get("capabilities").get(0).asText()).isEqualTo("drain");
            assertThat(ack.get("warnings").get(0).asText()).isNotBlank();
        }
    }

    @Test
    void aRegisterInManySegmentsIsTaken() throws IOException {
        try (ScriptedWorker worker = connected()) {
            ByteBuffer whole = worker.frames().text(REGISTER.getBytes(StandardCharsets.UTF_8));
            while (whole.hasRemaining()) {
                worker.write(ByteBuffer.wrap(new byte[] {whole.get()}));
            }
            assertThat(worker.next("register_ack").get("worker_id").asText()).hasSize(36);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"type\":5}",
                "{\"models\":[]}",
                REGISTER,
                "{\"type\":\"pong\"}",
                "{\"type\":\"pong\",\"current_load\":1.0}",
                "{\"type\":\"response_chunk\",\"request_id\":\"r\"}",
                "{\"type\":\"response_complete\",\"request_id\":\"r\",\"status_code\":\"200\"}"
            })
    void aRegisteredWorkerThatBreaksTheProtocolIsClosed(String message) throws IOException {
        try (ScriptedWorker worker = server.worker("m")) {
            worker.say(message);
            assertThat(worker.nextClose()).isEqualTo(PROTOCOL);
        }
    }

    @Test
    void binaryAndInvalidUtf8AndWrongFramesAreProtocolErrors() throws IOException {
        byte[][] frames = {
            {(byte) 0x82, (byte) 0x81, 0, 0, 0, 0, 1},
            {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, (byte) 0xFF},
            {(byte) 0x81, 0x01, 'x'},
            {(byte) 0xF1, (byte) 0x81, 0, 0, 0, 0, 'x'}
        };
        for (byte[] frame : frames) {
            try (ScriptedWorker worker = server.worker("m")) {
                worker.write(ByteBuffer.wrap(frame));
                assertThat(worker.nextClose()).isEqualTo(PROTOCOL);
            }
        }
    }

    @Test
    void aMessageOverTheLimitIsTooBig() throws IOException {
        try (ScriptedWorker worker = server.worker("m")) {
            worker.say("{\"type\":\"future\",\"x\":\"" + "a".repeat(19_900) + "\"}");
            worker.say("{\"type\":\"future\",\"x\":\"" + "a".repeat(20_000) + "\"}");
            assertThat(worker.nextClose()).isEqualTo(new Close(1009, "message too big"));
        }
    }

    @Test
    void unknownTypesAndForeignRequestsAreIgnored() throws IOException {
        try (ScriptedWorker worker = server.worker("m");
                ScriptedWorker other = server.worker("n");
                RawClient client = server.client()) {
            client.post("/v1/chat/completions", "{\"model\":\"m\"}");
            JsonNode request = worker.next("request");
            other.chunk(request, "not yours");
            other.complete(request, 200, "not yours");
            other.say(
                    ScriptedWorker.answer("error", request)
                            .put("code", "c")
                            .put("message", "m")
                            .toString());
            worker.say("{\"type\":\"future\",\"x\":{\"y\":[1]}}");
            worker.say("{\"type\":\"error\",\"code\":\"c\",\"message\":\"m\"}");
            worker.say("{\"type\":\"response_chunk\",\"request_id\":\"nobody\",\"chunk\":\"x\"}");
            // A pong shows that everything before it was read.
            other.write(other.frames().ping("fence".getBytes(StandardCharsets.UTF_8)));
            assertThat(other.nextPong()).isEqualTo("fence");
            worker.complete(request, 200, "{\"mine\":1}");
            assertThat(client.answer().body()).isEqualTo("{\"mine\":1}");
            worker.complete(request, 200, "{\"twice\":1}");
            client.post("/v1/chat/completions", "{\"model\":\"m\"}");
            worker.complete(worker.next("request"), 200, "{\"mine\":2}");
            assertThat(client.answer().body()).isEqualTo("{\"mine\":2}");
        }
    }

    @Test
    void aWorkersCloseIsAnsweredAndItsModelsLeave() throws IOException {
        try (ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            worker.write(worker.frames().close(1000, "bye"));
            assertThat(worker.nextClose()).isEqualTo(new Close(1000, ""));
            assertThat(worker.isCut()).isTrue();
            client.request("GET", "/v1/models");
            assertThat(client.answer().body()).isEqualTo("{\"object\":\"list\",\"data\":[]}");
        }
    }

    @Test
    void fiveFailuresBlockThePeerAlsoWithTheRightSecret() throws IOException {
        try (TestServer strict = TestServer.start("--auth-block=0.5");
                ScriptedWorker registered = strict.worker("m")) {
            for (int i = 0; i < 5; i++) {
                try (ScriptedWorker worker = ScriptedWorker.connectTo(strict.port(), PATH)) {
                    assertThat(worker.nextClose()).isEqualTo(AUTH);
                }
            }
            try (ScriptedWorker worker = ScriptedWorker.connect(strict.port(), TestServer.SECRET)) {
                assertThat(worker.nextClose()).isEqualTo(BLOCKED);
            }
            registered.say("{\"type\":\"models_update\",\"models\":[\"n\"],\"current_load\":0}");
            await().until(() -> {
                try (ScriptedWorker worker =
                        ScriptedWorker.connect(strict.port(), TestServer.SECRET)) {
                    worker.register(1, "m");
                    return true;
                } catch (IOException stillBlocked) {
                    return false;
                }
            });
        }
    }

    @Test
    void forwardedAddressesCountOnlyBehindATrustedProxy() throws IOException {
        try (TestServer strict =
                TestServer.start("--auth-failure-limit=1", "--trusted-proxies=127.0.0.0/8")) {
            String first = "x-forwarded-for: 203.0.113.1";
            try (ScriptedWorker worker = ScriptedWorker.connectTo(strict.port(), PATH, first)) {
                assertThat(worker.nextClose()).isEqualTo(AUTH);
            }
            String forged = "x-forwarded-for: 198.51.100.7, 203.0.113.1";
            try (ScriptedWorker worker =
                    ScriptedWorker.connect(strict.port(), TestServer.SECRET, forged)) {
                assertThat(worker.nextClose()).isEqualTo(BLOCKED);
            }
            String second = "x-forwarded-for: 203.0.113.2";
            try (ScriptedWorker worker =
                    ScriptedWorker.connect(strict.port(), TestServer.SECRET, second)) {
                assertThat(worker.register(1, "m").has("worker_id")).isTrue();
            }
        }
        try (TestServer strict = TestServer.start("--auth-failure-limit=1")) {
            try (ScriptedWorker worker =
                    ScriptedWorker.connectTo(strict.port(), PATH, "x-forwarded-for: 1.1.1.1")) {
                assertThat(worker.nextClose()).isEqualTo(AUTH);
            }
            try (ScriptedWorker worker =
                    ScriptedWorker.connect(
                            strict.port(), TestServer.SECRET, "x-forwarded-for: 2.2.2.2")) {
                assertThat(worker.nextClose()).isEqualTo(BLOCKED);
            }
        }
    }
}
