/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import modelrelay.cli.Flag;
import modelrelay.cli.Flags;

/** The worker's flags with their defaults, and what becomes of them. */
final class WorkerOptions {

    private final Flags flags = new Flags();

    private final Flag<String> proxyUrl =
            flags.named("--proxy-url", "PROXY_URL")
                    .says("The relay server")
                    .text("URL", "http://127.0.0.1:8080");

    private final Flag<String> workerSecret =
            flags.named("--worker-secret", "WORKER_SECRET")
                    .says("The secret of the provider's workers; required")
                    .text("SECRET", "");

    private final Flag<String> backendUrl =
            flags.named("--backend-url", "BACKEND_URL")
                    .says("The model server")
                    .text("URL", "http://127.0.0.1:8000");

    private final Flag<List<String>> models =
            flags.named("--models", "MODELS")
                    .says("Comma-separated, or * for what the model server lists")
                    .texts("NAME", "default");

    private final Flag<String> provider =
            flags.named("--provider", "PROVIDER_NAME")
                    .says("The provider to work for")
                    .text("NAME", "local");

    private final Flag<String> workerName =
            flags.named("--worker-name", "WORKER_NAME")
                    .says("A name for people")
                    .text("NAME", "worker");

    private final Flag<Integer> maxConcurrency =
            flags.named("--max-concurrency", "MAX_CONCURRENCY")
                    .says("Requests taken at a time")
                    .number("N", 1);

    private final Flag<Duration> modelsPoll =
            flags.named("--models-poll", "MODELS_POLL_SECS")
                    .says("Time between two look-ups of the models")
                    .seconds(30);

    private final Flag<Duration> connectTimeout =
            flags.named("--connect-timeout", "CONNECT_TIMEOUT_SECS")
                    .says("Longest time to connect to the model server")
                    .seconds(5);

    private final Flag<Duration> idleTimeout =
            flags.named("--idle-timeout", "IDLE_TIMEOUT_SECS")
                    .says("Longest silence of the model server")
                    .seconds(300);

    private final Flag<Duration> drainTimeout =
            flags.named("--drain-timeout", "DRAIN_TIMEOUT_SECS")
                    .says("Longest wait for running requests at the end")
                    .seconds(30);

    private final Flag<Path> caFile =
            flags.named("--ca-file", "CA_FILE")
                    .says("Certificates (PEM) to trust besides those of the system")
                    .file();

    /** Not read yet. */
    WorkerOptions() {}

    /** The flags, to be read by the program that has them. */
    Flags flags() {
        return flags;
    }

    /** Longest wait for running requests at the end. */
    Duration drainTimeout() {
        return drainTimeout.value();
    }

    /** The configuration that the options make; nothing in it is checked yet. */
    WorkerConfig config() {
        return WorkerConfig.builder()
                .relayUrl(proxyUrl.value())
                .secret(workerSecret.value())
                .backendUrl(backendUrl.value())
                .models(models.value())
                .provider(provider.value())
                .name(workerName.value())
                .slots(maxConcurrency.value())
                .modelsPoll(modelsPoll.value())
                .connectTimeout(connectTimeout.value())
                .idleTimeout(idleTimeout.value())
                .caFile(caFile.given().orElse(null))
                .build();
    }
}
