/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import modelrelay.worker.backend.BackendAddress;
import modelrelay.worker.backend.BackendTiming;
import modelrelay.worker.core.Setup;
import modelrelay.worker.relay.RelayAddress;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a worker can be told. Made with {@link #builder}, which checks it.
 *
 * @param secret never logged, and not part of {@link #toString}
 * @param models the explicit list; {@code *} alone stands for what the backend lists
 * @param modelsPoll time between two look-ups of the backend's list
 * @param caFile certificates to trust besides those of the system
 */
public record WorkerConfig(
        String relayUrl,
        String secret,
        String backendUrl,
        List<String> models,
        String provider,
        String name,
        int slots,
        Duration modelsPoll,
        Duration connectTimeout,
        Duration idleTimeout,
        @Nullable Path caFile) {

    private static final List<String> LOOK_UP = List.of("*");

    /** Checks everything. */
    public WorkerConfig {
        models = models.stream().map(String::strip).filter(model -> !model.isEmpty()).toList();
        demand(!secret.isEmpty(), "worker-secret is missing");
        demand(
                secret.chars().allMatch(c -> c > ' ' && c < 0x7F),
                "worker-secret may hold only visible ASCII characters");
        demand(slots >= 1, "max-concurrency must be at least 1");
        demand(
                models.equals(LOOK_UP) || !models.contains("*"),
                "models: * stands alone for all models of the backend; name models or use *, not both");
        demand(modelsPoll.toMillis() > 0, "models-poll must be above 0");
        demand(connectTimeout.toMillis() > 0, "connect-timeout must be above 0");
        demand(idleTimeout.toMillis() > 0, "idle-timeout must be above 0");
        String url = relayUrl;
        String service = provider;
        RelayAddress relay = named("proxy-url", () -> RelayAddress.of(url, service));
        String modelServer = backendUrl;
        BackendAddress backend = named("backend-url", () -> BackendAddress.of(modelServer));
        demand(!relay.host().isEmpty() && !backend.base().isEmpty(), "a URL is empty");
    }

    /** The defaults of the command line; only the secret is missing. */
    public static Builder builder() {
        return new Builder();
    }

    RelayAddress relay() {
        return RelayAddress.of(relayUrl, provider);
    }

    BackendAddress backend() {
        return BackendAddress.of(backendUrl);
    }

    BackendTiming backendTiming() {
        return new BackendTiming(connectTimeout, idleTimeout);
    }

    Setup setup() {
        boolean looksUp = models.equals(LOOK_UP);
        return new Setup(looksUp ? List.of() : models, looksUp, slots);
    }

    /** Whether the server must be told by another registration. */
    boolean looksDifferentFrom(WorkerConfig other) {
        return !relay().equals(other.relay())
                || !secret.equals(other.secret)
                || !name.equals(other.name)
                || slots != other.slots;
    }

    @Override
    public String toString() {
        return "worker " + name + " of " + relayUrl + " for " + backendUrl + " with " + models;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** People know a setting by the name that it has on the command line and in the config file. */
    private static <T> T named(String setting, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    /** Collects the values; each setter returns the builder. Not thread-safe. */
    public static final class Builder {

        private String relayUrl = "http://127.0.0.1:8080";
        private String secret = "";
        private String backendUrl = "http://127.0.0.1:8000";
        private List<String> models = List.of("default");
        private String provider = "local";
        private String name = "worker";
        private int slots = 1;
        private Duration modelsPoll = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration idleTimeout = Duration.ofMinutes(5);
        private @Nullable Path caFile;

        private Builder() {}

        /** Where the relay server is. */
        public Builder relayUrl(String value) {
            relayUrl = value;
            return this;
        }

        /** What the relay server knows the provider's workers by. */
        public Builder secret(String value) {
            secret = value;
            return this;
        }

        /** Where the model server is. */
        public Builder backendUrl(String value) {
            backendUrl = value;
            return this;
        }

        /** Names, or {@code *} for what the backend lists. */
        public Builder models(List<String> value) {
            models = value;
            return this;
        }

        /** The virtual model service to work for. */
        public Builder provider(String value) {
            provider = value;
            return this;
        }

        /** A name for people. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Requests taken at a time, at least 1. */
        public Builder slots(int value) {
            slots = value;
            return this;
        }

        /** Time between two look-ups of the backend's models. */
        public Builder modelsPoll(Duration value) {
            modelsPoll = value;
            return this;
        }

        /** Longest time for a connection to the backend. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** Longest silence of the backend. */
        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        /** Certificates to trust besides those of the system, in PEM. */
        public Builder caFile(@Nullable Path value) {
            caFile = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if a value is unusable; the message is for people
         */
        public WorkerConfig build() {
            return new WorkerConfig(
                    relayUrl,
                    secret,
                    backendUrl,
                    models,
                    provider,
                    name,
                    slots,
                    modelsPoll,
                    connectTimeout,
                    idleTimeout,
                    caFile);
        }
    }
}
