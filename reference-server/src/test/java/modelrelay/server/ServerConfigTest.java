/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import modelrelay.cli.UnusableFlag;
import modelrelay.server.client.ClientSettings;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.stream.StreamBounds;
import modelrelay.server.worker.WorkerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins every default and every name: whoever changes one must change it here, too. */
final class ServerConfigTest {

    private static final String SECRET = "--worker-secret=s";

    @Test
    void defaults() {
        ServerConfig config = TestServer.config(SECRET);
        assertThat(config.listen()).hasToString("127.0.0.1:8080");
        assertThat(config.limits())
                .isEqualTo(new Limits(100, 3, 1_000, 256, Limits.Times.standard()));
        assertThat(config.limits().times())
                .isEqualTo(
                        new Limits.Times(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(300),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(30)));
        ClientSettings clients = config.clients();
        assertThat(clients.provider()).isEqualTo(new ProviderName("local"));
        assertThat(clients.body().maxBytes()).isEqualTo(32 << 20);
        assertThat(clients.body().silence()).isEqualTo(Duration.ofSeconds(30));
        assertThat(clients.bounds()).isEqualTo(new StreamBounds(4 << 20, 16 << 20, 0));
        assertThat(clients.writeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(clients.keepAlive()).isEqualTo(Duration.ofSeconds(45));
        WorkerSettings workers = config.workers();
        assertThat(workers.secret().matches("s")).isTrue();
        assertThat(workers.maxMessageBytes()).isEqualTo(64 << 20);
        assertThat(workers.registerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(workers.throttle())
                .isEqualTo(
                        new WorkerSettings.Throttle(
                                5, Duration.ofSeconds(60), Duration.ofSeconds(30)));
        assertThat(workers.trustedProxies()).isEmpty();
        assertThat(config.access().adminToken().matches("")).isFalse();
        assertThat(config.access().requireApiKeys()).isFalse();
        assertThat(config.access().corsOrigins()).isEmpty();
        assertThat(config.ioThreads()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void flagsAndVariables() {
        Map<String, String> names = new TreeMap<>(new ServerOptions().flags().variables());
        assertThat(names)
                .containsExactly(
                        Map.entry("--admin-token", "MODELRELAY_ADMIN_TOKEN"),
                        Map.entry("--auth-block", "AUTH_BLOCK_SECS"),
                        Map.entry("--auth-failure-limit", "AUTH_FAILURE_LIMIT"),
                        Map.entry("--auth-failure-window", "AUTH_FAILURE_WINDOW_SECS"),
                        Map.entry("--body-timeout", "BODY_TIMEOUT_SECS"),
                        Map.entry("--cors-allow-origin", "CORS_ALLOW_ORIGIN"),
                        Map.entry("--database-url", "DATABASE_URL"),
                        Map.entry("--drain-timeout", "DRAIN_TIMEOUT_SECS"),
                        Map.entry("--heartbeat-interval", "HEARTBEAT_INTERVAL"),
                        Map.entry("--heartbeat-timeout", "HEARTBEAT_TIMEOUT"),
                        Map.entry("--io-threads", "IO_THREADS"),
                        Map.entry("--listen", "LISTEN_ADDR"),
                        Map.entry("--max-body-bytes", "MAX_BODY_BYTES"),
                        Map.entry("--max-message-bytes", "MAX_MESSAGE_BYTES"),
                        Map.entry("--max-models", "MAX_MODELS"),
                        Map.entry("--max-queue-len", "MAX_QUEUE_LEN"),
                        Map.entry("--max-stream-bytes", "MAX_STREAM_BYTES"),
                        Map.entry("--provider", "PROVIDER_NAME"),
                        Map.entry("--queue-timeout", "QUEUE_TIMEOUT_SECS"),
                        Map.entry("--register-timeout", "REGISTER_TIMEOUT_SECS"),
                        Map.entry("--request-timeout", "REQUEST_TIMEOUT_SECS"),
                        Map.entry("--require-api-keys", "MODELRELAY_REQUIRE_API_KEYS"),
                        Map.entry("--sse-keepalive", "SSE_KEEPALIVE_SECS"),
                        Map.entry("--stream-buffer-bytes", "STREAM_BUFFER_BYTES"),
                        Map.entry("--trusted-proxies", "TRUSTED_PROXIES"),
                        Map.entry("--worker-secret", "WORKER_SECRET"),
                        Map.entry("--write-timeout", "WRITE_TIMEOUT_SECS"));
    }

    @Test
    void keysAreRequiredBareAndWithAWord() {
        assertThat(requiresKeys("--require-api-keys")).isTrue();
        assertThat(requiresKeys("--require-api-keys=true")).isTrue();
        assertThat(requiresKeys("--require-api-keys=false")).isFalse();
    }

    private static boolean requiresKeys(String flag) {
        return TestServer.config(SECRET, flag).access().requireApiKeys();
    }

    @Test
    void aLargerBodyBringsALargerMessage() {
        assertThat(TestServer.config(SECRET, "--max-body-bytes=100000000").workers())
                .extracting(WorkerSettings::maxMessageBytes)
                .isEqualTo(200_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--worker-secret=",
                "--listen=nowhere",
                "--listen=:80",
                "--listen=::1:80",
                "--listen=127.0.0.1:65536",
                "--provider= ",
                "--max-queue-len=-1",
                "--max-queue-len=many",
                "--queue-timeout=-1",
                "--queue-timeout=soon",
                "--max-body-bytes=0",
                "--max-message-bytes=1000",
                "--max-models=0",
                "--trusted-proxies=10.0.0.0/33",
                "--trusted-proxies=example.org",
                "--require-api-keys=maybe",
                "--io-threads=x"
            })
    void unusableValuesAreNamedInOneLine(String flag) {
        String name = flag.substring(0, flag.indexOf('='));
        assertThatThrownBy(() -> TestServer.config(SECRET, flag))
                .isInstanceOf(UnusableFlag.class)
                .message()
                .contains(name)
                .hasLineCount(1);
    }
}
