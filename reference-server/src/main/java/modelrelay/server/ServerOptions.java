/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server;

import java.time.Duration;
import java.util.function.Function;
import modelrelay.cli.Env;
import modelrelay.cli.SecondsConverter;
import modelrelay.server.client.ClientSettings;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.http.BodyReader;
import modelrelay.server.http.CommaList;
import modelrelay.server.secret.Secret;
import modelrelay.server.stream.StreamBounds;
import modelrelay.server.worker.AddressRange;
import modelrelay.server.worker.WorkerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The server's flags with their defaults, and what becomes of them; a picocli mixin. */
public final class ServerOptions {

    private static final int DEFAULT_MESSAGE_BYTES = 64 << 20;
    private static final int MAX_REQUEUES = 3;
    private static final int MAX_NAME_CHARS = 256;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Env("LISTEN_ADDR")
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            description =
                    "Address to listen on; port 0 lets the system choose; default ${DEFAULT-VALUE}.")
    private String listen = "";

    @Env("PROVIDER_NAME")
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "The provider whose workers serve the clients; default ${DEFAULT-VALUE}.")
    private String provider = "";

    @Env("WORKER_SECRET")
    @Option(
            names = "--worker-secret",
            paramLabel = "SECRET",
            description = "What every worker must bring; required.")
    private @Nullable String workerSecret;

    @Env("MAX_QUEUE_LEN")
    @Option(
            names = "--max-queue-len",
            paramLabel = "N",
            defaultValue = "100",
            description = "Requests that may wait; 0 for no bound; default ${DEFAULT-VALUE}.")
    private int maxQueueLen;

    @Env("QUEUE_TIMEOUT_SECS")
    @Option(
            names = "--queue-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = SecondsConverter.class,
            description = "Longest wait for a worker; 0 for none; default ${DEFAULT-VALUE}.")
    private Duration queueTimeout = Duration.ZERO;

    @Env("REQUEST_TIMEOUT_SECS")
    @Option(
            names = "--request-timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            converter = SecondsConverter.class,
            description =
                    "Longest time from arrival to last byte; 0 for none; default ${DEFAULT-VALUE}.")
    private Duration requestTimeout = Duration.ZERO;

    @Env("MODELRELAY_ADMIN_TOKEN")
    @Option(
            names = "--admin-token",
            paramLabel = "TOKEN",
            description = "Token of /admin/*; without one nobody gets in.")
    private @Nullable String adminToken;

    @Env("MODELRELAY_REQUIRE_API_KEYS")
    @Option(
            names = "--require-api-keys",
            paramLabel = "BOOL",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "false",
            description =
                    "Whether clients need a key made at /admin/keys; default ${DEFAULT-VALUE}.")
    private boolean requireApiKeys;

    @Env("DATABASE_URL")
    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Not supported yet: keys are kept in memory and lost at the end.")
    private @Nullable String databaseUrl;

    @Env("HEARTBEAT_INTERVAL")
    @Option(
            names = "--heartbeat-interval",
            paramLabel = "SECONDS",
            defaultValue = "15",
            converter = SecondsConverter.class,
            description = "Time between two pings to a worker; default ${DEFAULT-VALUE}.")
    private Duration heartbeatInterval = Duration.ZERO;

    @Env("HEARTBEAT_TIMEOUT")
    @Option(
            names = "--heartbeat-timeout",
            paramLabel = "SECONDS",
            defaultValue = "45",
            converter = SecondsConverter.class,
            description = "Silence after which a worker counts as lost; default ${DEFAULT-VALUE}.")
    private Duration heartbeatTimeout = Duration.ZERO;

    @Env("DRAIN_TIMEOUT_SECS")
    @Option(
            names = "--drain-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = SecondsConverter.class,
            description =
                    "Longest time to finish what runs when stopping; default ${DEFAULT-VALUE}.")
    private Duration drainTimeout = Duration.ZERO;

    @Env("SSE_KEEPALIVE_SECS")
    @Option(
            names = "--sse-keepalive",
            paramLabel = "SECONDS",
            defaultValue = "45",
            converter = SecondsConverter.class,
            description =
                    "Silence on a stream before a comment is sent; 0 for none; default ${DEFAULT-VALUE}.")
    private Duration sseKeepalive = Duration.ZERO;

    @Env("CORS_ALLOW_ORIGIN")
    @Option(
            names = "--cors-allow-origin",
            paramLabel = "ORIGIN",
            defaultValue = "",
            description = "Origins whose pages may call, separated by commas; * for all.")
    private String corsAllowOrigin = "";

    @Env("TRUSTED_PROXIES")
    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "Addresses or networks whose X-Forwarded-For counts.")
    private String trustedProxies = "";

    @Env("MAX_BODY_BYTES")
    @Option(
            names = "--max-body-bytes",
            paramLabel = "BYTES",
            defaultValue = "33554432",
            description = "Limit for request bodies; default ${DEFAULT-VALUE}.")
    private int maxBodyBytes;

    @Env("MAX_MESSAGE_BYTES")
    @Option(
            names = "--max-message-bytes",
            paramLabel = "BYTES",
            description = "Limit for WebSocket messages; by default twice that for bodies.")
    private @Nullable Integer maxMessageBytes;

    @Env("STREAM_BUFFER_BYTES")
    @Option(
            names = "--stream-buffer-bytes",
            paramLabel = "BYTES",
            defaultValue = "4194304",
            description = "How far a client may fall behind; default ${DEFAULT-VALUE}.")
    private long streamBufferBytes;

    @Env("WRITE_TIMEOUT_SECS")
    @Option(
            names = "--write-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = SecondsConverter.class,
            description = "How long a client may stay behind; default ${DEFAULT-VALUE}.")
    private Duration writeTimeout = Duration.ZERO;

    @Env("MAX_STREAM_BYTES")
    @Option(
            names = "--max-stream-bytes",
            paramLabel = "BYTES",
            defaultValue = "0",
            description = "Ceiling of one stream; 0 for none; default ${DEFAULT-VALUE}.")
    private long maxStreamBytes;

    @Env("MAX_MODELS")
    @Option(
            names = "--max-models",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most models taken from one worker; default ${DEFAULT-VALUE}.")
    private int maxModels;

    @Env("AUTH_FAILURE_LIMIT")
    @Option(
            names = "--auth-failure-limit",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Failed workers from one address before it is blocked; 0 for never; default ${DEFAULT-VALUE}.")
    private int authFailureLimit;

    @Env("AUTH_FAILURE_WINDOW_SECS")
    @Option(
            names = "--auth-failure-window",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = SecondsConverter.class,
            description = "The time within which they count; default ${DEFAULT-VALUE}.")
    private Duration authFailureWindow = Duration.ZERO;

    @Env("AUTH_BLOCK_SECS")
    @Option(
            names = "--auth-block",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = SecondsConverter.class,
            description = "The time of a block; default ${DEFAULT-VALUE}.")
    private Duration authBlock = Duration.ZERO;

    @Env("REGISTER_TIMEOUT_SECS")
    @Option(
            names = "--register-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = SecondsConverter.class,
            description =
                    "Longest time from a worker's connection to its register; default ${DEFAULT-VALUE}.")
    private Duration registerTimeout = Duration.ZERO;

    @Env("BODY_TIMEOUT_SECS")
    @Option(
            names = "--body-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = SecondsConverter.class,
            description = "Longest silence of a client within its body; default ${DEFAULT-VALUE}.")
    private Duration bodyTimeout = Duration.ZERO;

    @Env("IO_THREADS")
    @Option(
            names = "--io-threads",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Threads that serve connections; 0 for one a processor; default ${DEFAULT-VALUE}.")
    private int ioThreads;

    /** Made by picocli. */
    public ServerOptions() {}

    /** Whether a database was asked for. */
    boolean namesDatabase() {
        return databaseUrl != null && !databaseUrl.isEmpty();
    }

    /**
     * Checks the values.
     *
     * @throws ParameterException with one line that names the first flag that cannot be used
     */
    public ServerConfig toConfig() {
        return new ServerConfig(
                parsed("--listen", listen, ListenAddress::parse),
                limits(),
                clients(),
                workers(),
                new ServerConfig.Access(
                        Secret.of(adminToken), requireApiKeys, CommaList.of(corsAllowOrigin)),
                ioThreads > 0
                        ? ioThreads
                        : Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    private Limits limits() {
        check(maxQueueLen >= 0, "--max-queue-len", "must not be negative");
        check(maxModels > 0, "--max-models", "must be more than 0");
        return new Limits(
                maxQueueLen,
                MAX_REQUEUES,
                maxModels,
                MAX_NAME_CHARS,
                new Limits.Times(
                        queueTimeout,
                        requestTimeout,
                        heartbeatInterval,
                        heartbeatTimeout,
                        drainTimeout));
    }

    private ClientSettings clients() {
        check(!provider.isBlank(), "--provider", "must not be blank");
        check(maxBodyBytes > 0, "--max-body-bytes", "must be more than 0");
        check(streamBufferBytes > 0, "--stream-buffer-bytes", "must be more than 0");
        check(maxStreamBytes >= 0, "--max-stream-bytes", "must not be negative");
        return new ClientSettings(
                new ProviderName(provider),
                new BodyReader.Limits(maxBodyBytes, bodyTimeout),
                StreamBounds.withSoftBound(streamBufferBytes).withCeiling(maxStreamBytes),
                writeTimeout,
                sseKeepalive);
    }

    private WorkerSettings workers() {
        check(
                workerSecret != null && !workerSecret.isEmpty(),
                "--worker-secret",
                "is required: set it or the environment variable WORKER_SECRET");
        check(authFailureLimit >= 0, "--auth-failure-limit", "must not be negative");
        long messageBytes =
                maxMessageBytes == null
                        ? Math.clamp(
                                2L * maxBodyBytes, DEFAULT_MESSAGE_BYTES, Integer.MAX_VALUE - 64)
                        : maxMessageBytes;
        check(
                messageBytes > maxBodyBytes,
                "--max-message-bytes",
                "must be more than --max-body-bytes");
        return new WorkerSettings(
                Secret.of(workerSecret),
                (int) messageBytes,
                registerTimeout,
                new WorkerSettings.Throttle(authFailureLimit, authFailureWindow, authBlock),
                CommaList.of(trustedProxies).stream()
                        .map(text -> parsed("--trusted-proxies", text, AddressRange::parse))
                        .toList());
    }

    private <T> T parsed(String flag, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw unusable(flag, "'" + text + "' cannot be used: " + e.getMessage());
        }
    }

    private void check(boolean holds, String flag, String otherwise) {
        if (!holds) {
            throw unusable(flag, otherwise);
        }
    }

    private ParameterException unusable(String flag, String reason) {
        if (command == null) {
            throw new IllegalStateException("not mixed into a command");
        }
        return new ParameterException(command.commandLine(), flag + " " + reason);
    }

    @Override
    public String toString() {
        return "listen " + listen + ", provider " + provider;
    }
}
