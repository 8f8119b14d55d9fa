/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import modelrelay.cli.CommonOptions;
import modelrelay.cli.Env;
import modelrelay.cli.LogSetup;
import modelrelay.cli.Program;
import modelrelay.cli.SecondsConverter;
import modelrelay.cli.StopSignals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code modelrelay-worker}: flags to a configuration, signals to a drain. */
@Command(
        name = "modelrelay-worker",
        description = "Connects a local model server to a ModelRelay server.")
public final class WorkerMain implements Callable<Integer> {

    private static final int UNFINISHED = 1;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private CommonOptions common = new CommonOptions();

    @Env("PROXY_URL")
    @Option(
            names = "--proxy-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The relay server; default ${DEFAULT-VALUE}.")
    private String proxyUrl = "";

    @Env("WORKER_SECRET")
    @Option(
            names = "--worker-secret",
            paramLabel = "SECRET",
            defaultValue = "",
            description = "The secret of the provider's workers; required.")
    private String workerSecret = "";

    @Env("BACKEND_URL")
    @Option(
            names = "--backend-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8000",
            description = "The model server; default ${DEFAULT-VALUE}.")
    private String backendUrl = "";

    @Env("MODELS")
    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "default",
            description =
                    "Comma-separated, or * for what the model server lists; default ${DEFAULT-VALUE}.")
    private List<String> models = List.of();

    @Env("PROVIDER_NAME")
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "The provider to work for; default ${DEFAULT-VALUE}.")
    private String provider = "";

    @Env("WORKER_NAME")
    @Option(
            names = "--worker-name",
            paramLabel = "NAME",
            defaultValue = "worker",
            description = "A name for people; default ${DEFAULT-VALUE}.")
    private String workerName = "";

    @Env("MAX_CONCURRENCY")
    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            defaultValue = "1",
            description = "Requests taken at a time; default ${DEFAULT-VALUE}.")
    private int maxConcurrency;

    @Env("MODELS_POLL_SECS")
    @Option(
            names = "--models-poll",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            defaultValue = "30",
            description = "Time between two look-ups of the models; default ${DEFAULT-VALUE}.")
    private Duration modelsPoll = Duration.ZERO;

    @Env("CONNECT_TIMEOUT_SECS")
    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            defaultValue = "5",
            description = "Longest time to connect to the model server; default ${DEFAULT-VALUE}.")
    private Duration connectTimeout = Duration.ZERO;

    @Env("IDLE_TIMEOUT_SECS")
    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            defaultValue = "300",
            description = "Longest silence of the model server; default ${DEFAULT-VALUE}.")
    private Duration idleTimeout = Duration.ZERO;

    @Env("DRAIN_TIMEOUT_SECS")
    @Option(
            names = "--drain-timeout",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            defaultValue = "30",
            description = "Longest wait for running requests at the end; default ${DEFAULT-VALUE}.")
    private Duration drainTimeout = Duration.ZERO;

    @Env("CA_FILE")
    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust besides those of the system.")
    private @Nullable Path caFile;

    /** Made by {@code main}. */
    public WorkerMain() {}

    /** Runs the command and ends the JVM with its exit status. */
    public static void main(String[] args) {
        System.exit(new Program(new WorkerMain(), System.getenv()).run(args));
    }

    @Override
    public Integer call() throws Exception {
        LogSetup.start(common.logLevel());
        Worker worker;
        try {
            worker = new Worker(config());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
        }
        AtomicInteger signals = new AtomicInteger();
        StopSignals.onEach(() -> {
            if (signals.getAndIncrement() == 0) {
                var _ = worker.drain(drainTimeout);
            } else {
                worker.close();
            }
        });
        worker.start();
        return worker.stopped().get() ? 0 : UNFINISHED;
    }

    /** The configuration that the options make. */
    WorkerConfig config() {
        return WorkerConfig.builder()
                .relayUrl(proxyUrl)
                .secret(workerSecret)
                .backendUrl(backendUrl)
                .models(models)
                .provider(provider)
                .name(workerName)
                .slots(maxConcurrency)
                .modelsPoll(modelsPoll)
                .connectTimeout(connectTimeout)
                .idleTimeout(idleTimeout)
                .caFile(caFile)
                .build();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return spec;
    }
}
