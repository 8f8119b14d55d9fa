/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The worker processes of one scenario, the backend behind them and the server before them: the
 * server under test if the scenario has one, else one that the suite plays.
 */
public final class Workshop {
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Scene scene;
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private final Map<String, WorkerProcess> workers = new LinkedHashMap<>();
    private @Nullable ScriptedServer played;
    private @Nullable Backend backend;
    private boolean backendIsDown;
    private boolean serverIsReal;

    /** The workshop of a scenario. */
    public Workshop(Scene scene) {
        this.scene = scene;
    }

    /** The wire id of a request that the suite's server sends. */
    public static String id(String request) {
        return "id-of-" + request.replace(' ', '-');
    }

    /** Configures the workers that follow. */
    public void configure(Setting setting, String value) {
        Knobs.check(setting, value);
        settings.put(setting, value);
    }

    /** The workers that follow join the server under test. */
    public void useRealServer() {
        serverIsReal = true;
    }

    /** The workers that follow find nobody behind them. */
    public void backendIsDown() {
        backendIsDown = true;
    }

    /** The server that the suite plays. */
    public ScriptedServer server() {
        if (played == null) {
            played = scene.enter(new ScriptedServer(scene.taps()));
        }
        return played;
    }

    /** The backend; it enters when it is first needed. */
    public Backend backend() {
        if (backend == null) {
            backend = scene.enter(new Backend("llama"));
        }
        return backend;
    }

    /** The backend's control API. */
    public BackendControl control() {
        return new BackendControl(backend().port());
    }

    /** Makes the backend answer all requests of this scenario in a certain way. */
    public void script(ObjectNode answer) {
        control().script(scene.anyMarker(), answer);
    }

    /** Starts a worker process and waits until it has registered. */
    public WorkerProcess start(String name) {
        int port = serverIsReal ? scene.server().port() : server().port();
        String url = backendIsDown ? NOBODY : "http://127.0.0.1:" + backend().port();
        Map<Setting, String> all = new EnumMap<>(settings);
        all.putIfAbsent(Setting.MODELS, "llama");
        var worker =
                scene.enter(
                        new WorkerProcess(
                                name,
                                port,
                                url,
                                Scene.environment(all),
                                scene.directory(),
                                scene.journal()));
        workers.put(name, worker);
        int expected = workers.size();
        BooleanSupplier registered =
                serverIsReal
                        ? () -> isCounted(expected)
                        : () -> server().hasRegistrations(expected);
        Program program = worker.program();
        scene.patience()
                .starting(
                        name + " registers",
                        () -> registered.getAsBoolean() || program.hasExited());
        if (program.hasExited() && !registered.getAsBoolean()) {
            throw new AssertionError("the worker ended before it registered" + program.lastWords());
        }
        return worker;
    }

    private boolean isCounted(int expected) {
        Optional<Probe.Answer> health = Probe.get(scene.server().port(), "/health");
        return health.map(answer -> answer.json().path("workers_connected").asInt() >= expected)
                .orElse(false);
    }

    /** The worker process of that name. */
    public WorkerProcess worker(String name) {
        WorkerProcess worker = workers.get(name);
        if (worker == null) {
            throw new AssertionError("there is no worker process \"" + name + "\"");
        }
        return worker;
    }
}
