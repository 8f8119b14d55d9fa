/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import java.time.Duration;
import java.util.function.Function;
import modelrelay.cli.Flag;
import modelrelay.cli.Flags;
import modelrelay.cli.UnusableFlag;
import modelrelay.server.client.ClientSettings;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.BodyReader;
import modelrelay.server.http.CommaList;
import modelrelay.server.secret.Secret;
import modelrelay.server.stream.StreamBounds;
import modelrelay.server.worker.AddressRange;
import modelrelay.server.worker.WorkerSettings;

/** The server's flags with their defaults, and what becomes of them. */
public final class ServerOptions {

    private static final int DEFAULT_MESSAGE_BYTES = 64 << 20;
    private static final int MAX_REQUEUES = 3;
    private static final int MAX_NAME_CHARS = 256;

    private final Flags flags = new Flags();

    private final Flag<String> listen =
            flags.named("--listen", "LISTEN_ADDR")
                    .says("Address to listen on; port 0 lets the system choose")
                    .text("HOST:PORT", "127.0.0.1:8080");

    private final Flag<String> provider =
            flags.named("--provider", "PROVIDER_NAME")
                    .says("The provider whose workers serve the clients")
                    .text("NAME", "local");

    private final Flag<String> workerSecret =
            flags.named("--worker-secret", "WORKER_SECRET")
                    .says("What every worker must bring; required")
                    .text("SECRET", "");

    private final Flag<Integer> maxQueueLen =
            flags.named("--max-queue-len", "MAX_QUEUE_LEN")
                    .says("Requests that may wait; 0 for no bound")
                    .number("N", 100);

    private final Flag<Duration> queueTimeout =
            flags.named("--queue-timeout", "QUEUE_TIMEOUT_SECS")
                    .says("Longest wait for a worker; 0 for none")
                    .seconds(30);

    private final Flag<Duration> requestTimeout =
            flags.named("--request-timeout", "REQUEST_TIMEOUT_SECS")
                    .says("Longest time from arrival to last byte; 0 for none")
                    .seconds(300);

    private final Flag<String> adminToken =
            flags.named("--admin-token", "MODELRELAY_ADMIN_TOKEN")
                    .says("Token of /admin/*; without one nobody gets in")
                    .text("TOKEN", "");

    private final Flag<Boolean> requireApiKeys =
            flags.named("--require-api-keys", "MODELRELAY_REQUIRE_API_KEYS")
                    .says("Whether clients need a key made at /admin/keys")
                    .toggle();

    private final Flag<String> databaseUrl =
            flags.named("--database-url", "DATABASE_URL")
                    .says("Not supported yet: keys are kept in memory and lost at the end")
                    .text("URL");

    private final Flag<Duration> heartbeatInterval =
            flags.named("--heartbeat-interval", "HEARTBEAT_INTERVAL")
                    .says("Time between two pings to a worker")
                    .seconds(15);

    private final Flag<Duration> heartbeatTimeout =
            flags.named("--heartbeat-timeout", "HEARTBEAT_TIMEOUT")
                    .says("Silence after which a worker counts as lost")
                    .seconds(45);

    private final Flag<Duration> drainTimeout =
            flags.named("--drain-timeout", "DRAIN_TIMEOUT_SECS")
                    .says("Longest time to finish what runs when stopping")
                    .seconds(30);

    private final Flag<Duration> sseKeepalive =
            flags.named("--sse-keepalive", "SSE_KEEPALIVE_SECS")
                    .says("Silence on a stream before a comment is sent; 0 for none")
                    .seconds(45);

    private final Flag<String> corsAllowOrigin =
            flags.named("--cors-allow-origin", "CORS_ALLOW_ORIGIN")
                    .says("Origins whose pages may call, separated by commas; * for all")
                    .text("ORIGIN", "");

    private final Flag<String> trustedProxies =
            flags.named("--trusted-proxies", "TRUSTED_PROXIES")
                    .says("Addresses or networks whose X-Forwarded-For counts")
                    .text("ADDRESS", "");

    private final Flag<Integer> maxBodyBytes =
            flags.named("--max-body-bytes", "MAX_BODY_BYTES")
                    .says("Limit for request bodies")
                    .number("BYTES", 33554432);

    private final Flag<Integer> maxMessageBytes =
            flags.named("--max-message-bytes", "MAX_MESSAGE_BYTES")
                    .says("Limit for WebSocket messages; by default twice that for bodies")
                    .number("BYTES");

    private final Flag<Long> streamBufferBytes =
            flags.named("--stream-buffer-bytes", "STREAM_BUFFER_BYTES")
                    .says("How far a client may fall behind")
                    .large("BYTES", 4194304);

    private final Flag<Duration> writeTimeout =
            flags.named("--write-timeout", "WRITE_TIMEOUT_SECS")
                    .says("How long a client may stay behind")
                    .seconds(10);

    private final Flag<Long> maxStreamBytes =
            flags.named("--max-stream-bytes", "MAX_STREAM_BYTES")
                    .says("Ceiling of one stream; 0 for none")
                    .large("BYTES", 0);

    private final Flag<Integer> maxModels =
            flags.named("--max-models", "MAX_MODELS")
                    .says("Most models taken from one worker")
                    .number("N", 1000);

    private final Flag<Integer> authFailureLimit =
            flags.named("--auth-failure-limit", "AUTH_FAILURE_LIMIT")
                    .says("Failed workers from one address before it is blocked; 0 for never")
                    .number("N", 5);

    private final Flag<Duration> authFailureWindow =
            flags.named("--auth-failure-window", "AUTH_FAILURE_WINDOW_SECS")
                    .says("The time within which they count")
                    .seconds(60);

    private final Flag<Duration> authBlock =
            flags.named("--auth-block", "AUTH_BLOCK_SECS").says("The time of a block").seconds(30);

    private final Flag<Duration> registerTimeout =
            flags.named("--register-timeout", "REGISTER_TIMEOUT_SECS")
                    .says("Longest time from a worker's connection to its register")
                    .seconds(10);

    private final Flag<Duration> bodyTimeout =
            flags.named("--body-timeout", "BODY_TIMEOUT_SECS")
                    .says("Longest silence of a client within its body")
                    .seconds(30);

    private final Flag<Integer> ioThreads =
            flags.named("--io-threads", "IO_THREADS")
                    .says("Threads that serve connections; 0 for one a processor")
                    .number("N", 0);

    /** Not read yet. */
    public ServerOptions() {}

    /** The flags, to be read by the program that has them. */
    Flags flags() {
        return flags;
    }

    /** Whether a database was asked for. */
    boolean namesDatabase() {
        return databaseUrl.given().filter(url -> !url.isEmpty()).isPresent();
    }

    /**
     * Checks the values.
     *
     * @throws UnusableFlag for the first flag that cannot be used
     */
    public ServerConfig toConfig() {
        return new ServerConfig(
                parsed(listen, listen.value(), ListenAddress::parse),
                limits(),
                clients(),
                workers(),
                new ServerConfig.Access(
                        Secret.of(adminToken.value()),
                        requireApiKeys.value(),
                        CommaList.of(corsAllowOrigin.value())),
                ioThreads.value() > 0
                        ? ioThreads.value()
                        : Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    private Limits limits() {
        return new Limits(
                atLeast(0, maxQueueLen),
                MAX_REQUEUES,
                atLeast(1, maxModels),
                MAX_NAME_CHARS,
                new Limits.Times(
                        queueTimeout.value(),
                        requestTimeout.value(),
                        heartbeatInterval.value(),
                        heartbeatTimeout.value(),
                        drainTimeout.value()));
    }

    private ClientSettings clients() {
        if (provider.value().isBlank()) {
            throw provider.unusable("must not be blank");
        }
        return new ClientSettings(
                new ProviderName(provider.value()),
                new BodyReader.Limits(
                        atLeast(1, maxBodyBytes), bodyTimeout.value(), requestTimeout.value()),
                StreamBounds.withSoftBound(atLeast(1, streamBufferBytes))
                        .withCeiling(atLeast(0, maxStreamBytes)),
                writeTimeout.value(),
                sseKeepalive.value());
    }

    private WorkerSettings workers() {
        if (workerSecret.value().isEmpty()) {
            throw workerSecret.unusable(
                    "is required: set it or the environment variable WORKER_SECRET");
        }
        return new WorkerSettings(
                Secret.of(workerSecret.value()),
                messageBytes(maxBodyBytes.value()),
                registerTimeout.value(),
                new WorkerSettings.Throttle(
                        atLeast(0, authFailureLimit), authFailureWindow.value(), authBlock.value()),
                CommaList.of(trustedProxies.value()).stream()
                        .map(text -> parsed(trustedProxies, text, AddressRange::parse))
                        .toList());
    }

    /** A message carries a body, escaped, and more. */
    private int messageBytes(int bodyBytes) {
        int bytes =
                maxMessageBytes
                        .given()
                        .orElse(
                                Math.clamp(
                                        2L * bodyBytes,
                                        DEFAULT_MESSAGE_BYTES,
                                        Integer.MAX_VALUE - 64));
        if (bytes <= bodyBytes) {
            throw maxMessageBytes.unusable("must be more than " + maxBodyBytes.name());
        }
        return bytes;
    }

    private static <T> T parsed(Flag<String> flag, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw flag.unusable("'" + text + "' cannot be used: " + e.getMessage());
        }
    }

    private static <N extends Number> N atLeast(long least, Flag<N> flag) {
        if (flag.value().longValue() < least) {
            throw flag.unusable(least == 0 ? "must not be negative" : "must be at least " + least);
        }
        return flag.value();
    }

    @Override
    public String toString() {
        return "listen " + listen.given() + ", provider " + provider.given();
    }
}
