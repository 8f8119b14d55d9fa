/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client of the model server against a stub that is not ours. */
final class HttpBackendTest {

    private static final String PATH = "/v1/chat/completions?trace=1";

    private final WireMockServer stub =
            new WireMockServer(
                    WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void startStub() {
        stub.start();
    }

    @AfterEach
    void stopStub() {
        stub.stop();
        clock.shutdownNow();
    }

    /** What the backend said, whole. */
    private record Said(
            int status, Map<String, String> headers, String body, @Nullable BackendFault fault) {}

    /** Collects one answer. */
    private static final class Collector implements AnswerListener {
        private final CompletableFuture<Said> said = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private Map<String, String> headers = Map.of();

        @Override
        public void head(int answered, Map<String, String> with) {
            status = answered;
            headers = with;
        }

        @Override
        public void bytes(ByteBuffer bytes) {
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            body.writeBytes(some);
        }

        @Override
        public void end() {
            finish(null);
        }

        @Override
        public void failed(BackendFault fault, String detail) {
            finish(fault);
        }

        private void finish(@Nullable BackendFault fault) {
            said.complete(new Said(status, headers, body.toString(StandardCharsets.UTF_8), fault));
        }
    }

    private Said ask(ResponseDefinitionBuilder answer, Map<String, String> headers)
            throws Exception {
        stub.stubFor(post(anyUrl()).willReturn(answer));
        Collector collector = new Collector();
        try (HttpBackend backend = backend()) {
            BackendCall call =
                    backend.send(new BackendRequest("POST", PATH, headers, "{}"), collector);
            Said said = collector.said.get(10, TimeUnit.SECONDS);
            call.close();
            return said;
        }
    }

    private HttpBackend backend() throws NoSuchAlgorithmException {
        return new HttpBackend(
                BackendAddress.of(stub.baseUrl() + "/base"),
                new BackendTiming(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                SSLContext.getDefault(),
                clock);
    }

    @Test
    void theBasePathAndTheQueryAreKeptAndIdentityIsAskedFor() throws Exception {
        Said said = ask(aResponse().withBody("ok"), Map.of("accept-encoding", "gzip"));
        assertThat(said.body()).isEqualTo("ok");
        stub.verify(
                postRequestedFor(urlEqualTo("/base" + PATH))
                        .withHeader("accept-encoding", equalTo("identity"))
                        .withRequestBody(equalTo("{}")));
    }

    @Test
    void aHeaderThatIsNotOursToSendOrCannotBeSentIsLeftOutHoweverItIsWritten() throws Exception {
        Map<String, String> headers =
                Map.of(
                        "Content-Length", "9",
                        "Host", "elsewhere",
                        "Connection", "close",
                        "Accept-Encoding", "gzip",
                        "X-Broken", "a\nb",
                        "X-Kept", "yes");
        assertThat(ask(aResponse().withBody("ok"), headers).body()).isEqualTo("ok");
        stub.verify(
                postRequestedFor(anyUrl())
                        .withHeader("accept-encoding", equalTo("identity"))
                        .withHeader("x-kept", equalTo("yes"))
                        .withoutHeader("x-broken"));
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() throws Exception {
        Said said = ask(aResponse().withStatus(302).withHeader("location", "/elsewhere"), Map.of());
        assertThat(said.status()).isEqualTo(302);
        assertThat(said.headers()).containsEntry("location", "/elsewhere");
        stub.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void aRefusalKeepsItsStatusHeadersAndBody() throws Exception {
        Said said =
                ask(
                        aResponse()
                                .withStatus(429)
                                .withHeader("Retry-After", "7")
                                .withBody("{\"error\":\"slow down\"}"),
                        Map.of());
        assertThat(said.status()).isEqualTo(429);
        assertThat(said.headers()).containsEntry("retry-after", "7");
        assertThat(said.body()).isEqualTo("{\"error\":\"slow down\"}");
        assertThat(said.fault()).isNull();
    }

    @Test
    void aResetConnectionIsAFaultOfThatRequest() throws Exception {
        Said said = ask(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Map.of());
        assertThat(said.fault()).isEqualTo(BackendFault.BROKEN);
    }

    @Test
    void garbageIsAFaultOfThatRequest() throws Exception {
        Said said = ask(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), Map.of());
        assertThat(said.fault()).isEqualTo(BackendFault.BROKEN);
    }
}
