/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import modelrelay.server.RawClient;
import modelrelay.server.ScriptedWorker;
import modelrelay.server.TestServer;
import org.junit.jupiter.api.Test;

/** Routes, methods, ids and cross-origin headers, whatever the route. */
final class FrontDoorTest {

    @Test
    void everyAnswerCarriesAnIdOfItsOwn() throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            String last = "";
            for (String path : new String[] {"/health", "/nowhere", "/admin/x", "/v1/messages"}) {
                client.request("GET", path);
                String id = client.answer().header("x-request-id");
                assertThat(id).hasSize(36).isNotEqualTo(last);
                last = id;
            }
        }
    }

    @Test
    void unknownRoutesAndMethodsAreToldInTheCallersDialect() throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.request("GET", "/v1/messages/nowhere");
            RawClient.Answer anthropic = client.answer();
            assertThat(anthropic.status()).isEqualTo(404);
            assertThat(anthropic.body())
                    .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\"");
            client.request("DELETE", "/v1/responses");
            RawClient.Answer openAi = client.answer();
            assertThat(openAi.status()).isEqualTo(405);
            assertThat(openAi.header("allow")).isEqualTo("POST");
            assertThat(openAi.body())
                    .contains("\"type\":\"not_found_error\"", "\"param\":null")
                    .contains("\"code\":\"method_not_allowed\"");
            client.request("OPTIONS", "/v1/models");
            assertThat(client.answer().header("allow")).isEqualTo("GET, HEAD");
            client.request("HEAD", "/v1/responses");
            assertThat(client.answerWithoutBody().status()).isEqualTo(405);
        }
    }

    @Test
    void headIsGetWithoutTheBody() throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.request("HEAD", "/health");
            assertThat(client.answerWithoutBody().status()).isEqualTo(200);
            client.request("GET", "/health");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aModelIsFoundWithAndWithoutPercentEncoding() throws IOException {
        try (TestServer server = TestServer.start();
                ScriptedWorker worker = server.worker("org/m+1", "*");
                RawClient client = server.client()) {
            for (String path : new String[] {"org/m+1", "org%2Fm%2B1", "org%2fm+1"}) {
                client.request("GET", "/v1/models/" + path);
                RawClient.Answer answer = client.answer();
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body()).startsWith("{\"id\":\"org/m+1\",\"object\":\"model\"");
            }
            client.request("GET", "/v1/models/none");
            assertThat(client.answer().body()).contains("\"code\":\"not_found\"");
            client.request("GET", "/v1/models");
            assertThat(client.answer().body())
                    .contains("\"owned_by\":\"worker-proxy\"")
                    .doesNotContain("\"*\"");
            assertThat(worker.id()).isNotEmpty();
        }
    }

    @Test
    void withoutOriginsThereAreNoCrossOriginHeaders() throws IOException {
        try (TestServer server = TestServer.start();
                RawClient client = server.client()) {
            client.request("GET", "/health", "origin: https://a.example");
            assertThat(client.answer().headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    @Test
    void listedOriginsMayCallAndSeeErrors() throws IOException {
        try (TestServer server =
                        TestServer.start(
                                "--cors-allow-origin=https://a.example,https://b.example",
                                "--require-api-keys");
                RawClient client = server.client()) {
            String listed = "origin: https://b.example";
            client.request("POST", "/v1/responses", listed, "content-length: 0");
            RawClient.Answer refused = client.answer();
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("access-control-allow-origin"))
                    .isEqualTo("https://b.example");
            assertThat(refused.header("vary")).isEqualTo("Origin");
            client.request(
                    "OPTIONS",
                    "/v1/responses",
                    listed,
                    "access-control-request-method: POST",
                    "access-control-request-headers: x-one, authorization");
            RawClient.Answer preflight = client.answer();
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("access-control-allow-methods")).contains("POST");
            assertThat(preflight.header("access-control-allow-headers"))
                    .isEqualTo("x-one, authorization");
            client.request("GET", "/health", "origin: https://evil.example");
            RawClient.Answer other = client.answer();
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void nonsenseThatIsNoHttpHarmsNobody() throws IOException {
        try (TestServer server = TestServer.start();
                RawClient nonsense = server.client();
                RawClient large = server.client();
                RawClient client = server.client()) {
            nonsense.send("\u0000\u0001 nonsense\r\n\r\n");
            assertThat(nonsense.isClosedByServer()).isTrue();
            large.request("GET", "/health", "x-large: " + "a".repeat(100_000));
            assertThat(large.isClosedByServer()).isTrue();
            client.request("GET", "/health");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }
}
