/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import modelrelay.server.RawClient;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.ScriptedWorker.Close;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see and order. */
final class AdminTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "authorization: Bearer " + TestServer.ADMIN;
    private static final String CHAT = "/v1/chat/completions";
    private static final String UNARY = "{\"model\":\"m\"}";

    private TestServer server;
    private RawClient operator;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        operator = server.client();
    }

    @AfterEach
    void stop() throws IOException {
        operator.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x: 1",
                "authorization: Bearer wrong",
                "authorization: Bearer ",
                "authorization: admin-token",
                "authorization: Basic admin-token",
                "x-api-key: admin-token"
            })
    void withoutTheTokenEverythingIsForbidden(String header) throws IOException {
        for (String path : new String[] {"/admin/workers", "/admin/stats", "/admin/nowhere"}) {
            operator.request("GET", path, header);
            RawClient.Answer answer = operator.answer();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        }
        operator.post("/admin/keys", "not even JSON", header);
        assertThat(operator.answer().status()).isEqualTo(403);
    }

    @Test
    void withoutAConfiguredTokenNobodyPasses() throws IOException {
        try (TestServer closed = TestServer.start("--admin-token=");
                RawClient client = closed.client()) {
            client.request("GET", "/admin/workers", "authorization: Bearer ");
            assertThat(client.answer().status()).isEqualTo(403);
        }
    }

    @Test
    void workersAreListedAsTheyAre() throws IOException {
        try (ScriptedWorker worker = server.worker(3, "m", "n");
                RawClient client = server.client()) {
            client.post(CHAT, UNARY);
            JsonNode request = worker.next("request");
            JsonNode listed = get("/admin/workers").get("workers").get(0);
            assertThat(listed.get("worker_id").asText()).isEqualTo(worker.id());
            assertThat(listed.get("provider").asText()).isEqualTo("local");
            assertThat(listed.get("worker_name").asText()).isEqualTo("ada");
            assertThat(listed.get("models")).hasSize(2);
            assertThat(listed.get("max_concurrent").asInt()).isEqualTo(3);
            assertThat(listed.get("in_flight_count").asInt()).isEqualTo(1);
            assertThat(listed.get("is_draining").asBoolean()).isFalse();
            worker.complete(request, 200, "{}");
            assertThat(client.answer().status()).isEqualTo(200);
            JsonNode stats = get("/admin/stats");
            assertThat(stats.get("active_workers").asInt()).isEqualTo(1);
            assertThat(stats.get("queue_depth").get("local").asInt()).isZero();
            assertThat(stats.get("requests").get("completed").asInt()).isEqualTo(1);
            assertThat(stats.get("latency_ms").get("total").get("count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aWorkerIsRefreshedAndDrained() throws IOException {
        try (ScriptedWorker worker = server.worker("m")) {
            assertThat(post("/admin/workers/" + worker.id() + "/refresh")).isEqualTo(202);
            assertThat(worker.next("models_refresh").has("type")).isTrue();
            assertThat(post("/admin/workers/" + worker.id() + "/drain")).isEqualTo(202);
            JsonNode told = worker.next("graceful_shutdown");
            assertThat(told.get("drain_timeout_secs").asInt()).isEqualTo(30);
            assertThat(worker.nextClose()).isEqualTo(new Close(1000, "graceful shutdown complete"));
            assertThat(post("/admin/workers/" + worker.id() + "/drain")).isEqualTo(404);
            assertThat(post("/admin/workers/nobody/refresh")).isEqualTo(404);
        }
    }

    @Test
    void aDisabledProviderLetsNobodyIn() throws IOException {
        try (ScriptedWorker worker = server.worker("m");
                RawClient client = server.client()) {
            client.post(CHAT, UNARY);
            JsonNode running = worker.next("request");
            assertThat(put("{\"enabled\":false}").status()).isEqualTo(200);
            worker.complete(running, 200, "{}");
            assertThat(client.answer().status()).isEqualTo(200);
            client.post(CHAT, UNARY);
            RawClient.Answer refused = client.answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"provider_disabled\"");
            assertThat(Integer.parseInt(refused.header("retry-after"))).isPositive();
            try (ScriptedWorker late = ScriptedWorker.connect(server.port(), TestServer.SECRET)) {
                assertThat(late.nextClose())
                        .isEqualTo(new Close(1008, "worker authentication failed"));
            }
            assertThat(put("{\"enabled\":true}").body())
                    .isEqualTo("{\"name\":\"local\",\"enabled\":true}");
            client.post(CHAT, UNARY);
            worker.complete(worker.next("request"), 200, "{}");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void unusableOrdersAreTold() throws IOException {
        assertThat(put("{\"enabled\":\"yes\"}").status()).isEqualTo(400);
        assertThat(put("{}").status()).isEqualTo(400);
        assertThat(put("").status()).isEqualTo(400);
        send("PUT", "/admin/providers/other", "{\"enabled\":true}");
        assertThat(operator.answer().status()).isEqualTo(404);
        operator.request("GET", "/admin/nowhere", TOKEN);
        assertThat(operator.answer().status()).isEqualTo(404);
        operator.request("DELETE", "/admin/workers", TOKEN);
        assertThat(operator.answer().header("allow")).isEqualTo("GET, HEAD");
        operator.post("/admin/keys", "{\"name\":\" \"}", TOKEN);
        assertThat(operator.answer().status()).isEqualTo(400);
        operator.post("/admin/keys", "x".repeat(100_000), TOKEN);
        assertThat(operator.answer().status()).isEqualTo(413);
    }

    @Test
    void healthIsForEverybodyAndTellsLittle() throws IOException {
        try (ScriptedWorker worker = server.worker("m")) {
            operator.request("GET", "/health");
            RawClient.Answer answer = operator.answer();
            JsonNode health = JSON.readTree(answer.body());
            assertThat(health.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "status", "version", "workers_connected", "queue_depth", "uptime_secs");
            assertThat(health.get("workers_connected").asInt()).isEqualTo(1);
            assertThat(health.get("uptime_secs").isDouble()).isTrue();
            assertThat(answer.body()).doesNotContain(worker.id());
        }
    }

    @Test
    void keysOpenTheDoorUntilTheyAreRevoked() throws IOException {
        try (TestServer strict = TestServer.start("--require-api-keys");
                RawClient admin = strict.client();
                ScriptedWorker worker = strict.worker("m");
                RawClient client = strict.client()) {
            client.post(CHAT, UNARY);
            assertThat(client.answer().body()).contains("\"code\":\"invalid_api_key\"");
            client.post("/v1/messages", UNARY, "x-api-key: wrong");
            assertThat(client.answer().body()).contains("\"type\":\"authentication_error\"");
            client.request("GET", "/v1/models");
            assertThat(client.answer().status()).isEqualTo(401);

            admin.post("/admin/keys", "{\"name\":\"laptop\"}", TOKEN);
            RawClient.Answer made = admin.answer();
            assertThat(made.status()).isEqualTo(201);
            JsonNode key = JSON.readTree(made.body());
            String secret = key.get("secret").asText();
            assertThat(secret).matches("mr_live_[0-9A-Za-z]{32,}");
            assertThat(secret).startsWith(key.get("prefix").asText());
            assertThat(key.get("last_used_at").isNull()).isTrue();

            client.post(CHAT, UNARY, "authorization: Bearer " + secret, "x-api-key: sk-backend");
            JsonNode request = worker.next("request");
            assertThat(request.get("headers").has("authorization")).isFalse();
            assertThat(request.get("headers").get("x-api-key").asText()).isEqualTo("sk-backend");
            worker.complete(request, 200, "{}");
            assertThat(client.answer().status()).isEqualTo(200);
            client.request("GET", "/v1/models/m", "x-api-key: " + secret);
            assertThat(client.answer().status()).isEqualTo(200);
            try (ScriptedWorker impostor = ScriptedWorker.connect(strict.port(), secret)) {
                assertThat(impostor.nextClose().code()).isEqualTo(1008);
            }

            admin.request("GET", "/admin/keys", TOKEN);
            String listed = admin.answer().body();
            assertThat(listed).doesNotContain(secret).contains("\"revoked\":false");
            assertThat(JSON.readTree(listed).get("keys").get(0).get("last_used_at").isNumber())
                    .isTrue();
            String path = "/admin/keys/" + key.get("id").asText();
            for (int i = 0; i < 2; i++) {
                admin.request("DELETE", path, TOKEN);
                assertThat(admin.answer().status()).isEqualTo(204);
            }
            admin.request("DELETE", "/admin/keys/unknown", TOKEN);
            assertThat(admin.answer().status()).isEqualTo(404);
            client.request("GET", "/v1/models", "x-api-key: " + secret);
            assertThat(client.answer().status()).isEqualTo(401);
        }
    }

    private JsonNode get(String path) throws IOException {
        operator.request("GET", path, TOKEN);
        RawClient.Answer answer = operator.answer();
        assertThat(answer.status()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private int post(String path) throws IOException {
        operator.request("POST", path, TOKEN, "content-length: 0");
        return operator.answer().status();
    }

    private RawClient.Answer put(String body) throws IOException {
        send("PUT", "/admin/providers/local", body);
        return operator.answer();
    }

    private void send(String method, String path, String body) throws IOException {
        operator.request(method, path, TOKEN, "content-length: " + body.length());
        operator.send(body);
    }
}
