/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.scene;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import modelrelay.contract.between.BackendTap;
import modelrelay.contract.between.WireTap;
import modelrelay.contract.peer.Backend;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.peer.ScriptedServer;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.Knobs;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.Program;
import modelrelay.contract.program.Setting;
import modelrelay.contract.program.WorkerProcess;
import org.jspecify.annotations.Nullable;

/**
 * The worker processes of one scenario, the backend behind them and the server before them: the
 * server under test if the scenario has one, else one that the suite plays.
 */
public final class Workshop {
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Scene scene;
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, WorkerProcess> workers = new LinkedHashMap<>();
    private @Nullable ScriptedServer played;
    private @Nullable Backend backend;
    private @Nullable WireTap wireTap;
    private @Nullable BackendTap backendTap;
    private boolean backendIsDown;
    private boolean serverIsReal;
    private long marks = 1_700_000_000_000L;

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

    /** Sets any variable of the environment of the workers that follow. */
    public void configure(String variable, String value) {
        environment.put(variable, value);
    }

    /** The workers that follow join the server under test. */
    public void useRealServer() {
        serverIsReal = true;
    }

    /** The workers that follow find nobody behind them. */
    public void backendIsDown() {
        backendIsDown = true;
    }

    /** The workers that follow find the backend behind a path. */
    public void backendIsBelow(String path) {
        settings.put(Setting.BACKEND_URL, backendUrl() + path);
    }

    /** The server that the suite plays speaks TLS, with that certificate. */
    public void useTls(SSLContext certificate) {
        played =
                scene.enter(new ScriptedServer(scene.taps(), certificate.getServerSocketFactory()));
        settings.put(Setting.PROXY_URL, "https://localhost:" + played.port());
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

    /** The first end of a request, once the worker has sent it. */
    public WireSession.Message end(String request) {
        String id = id(request);
        scene.patience().until(request + " ends", () -> !server().ends(id).isEmpty());
        return server().endMessages(id).getFirst();
    }

    /**
     * A fence: when it returns, the worker has read and answered everything that the played server
     * had sent.
     */
    public void fence() {
        long mark = ++marks;
        server().tell("ping", Map.of("timestamp_unix_ms", mark));
        scene.patience()
                .until(
                        "the worker answers a ping",
                        () ->
                                server().session().messages("pong").stream()
                                        .map(pong -> pong.json().path("timestamp_unix_ms"))
                                        .anyMatch(time -> time.asLong() == mark));
    }

    /** Starts a worker process and waits until it has registered. */
    public WorkerProcess start(String name) {
        WorkerProcess worker = launch(name);
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
        scene.patience().processHasStarted();
        if (program.hasExited() && !registered.getAsBoolean()) {
            throw new AssertionError("the worker ended before it registered" + program.lastWords());
        }
        return worker;
    }

    /** Starts a worker process, whatever becomes of it. */
    public WorkerProcess launch(String name) {
        int port = serverIsReal ? wireTap().port() : server().port();
        scene.patience().processStarts();
        Map<Setting, String> all = new EnumMap<>(settings);
        all.putIfAbsent(Setting.MODELS, "llama");
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putAll(Scene.environment(all));
        String own = all.get(Setting.BACKEND_URL);
        String url = own == null ? backendUrl() : own;
        var worker = scene.enter(new WorkerProcess(name, port, url, variables, scene.journal()));
        workers.put(name, worker);
        return worker;
    }

    private String backendUrl() {
        if (backendIsDown) {
            return NOBODY;
        }
        // A played server sees everything itself; between two programs somebody must listen.
        return "http://127.0.0.1:" + (serverIsReal ? backendTap().port() : backend().port());
    }

    private WireTap wireTap() {
        if (wireTap == null) {
            wireTap = scene.enter(new WireTap(scene.server().port(), scene.taps()));
        }
        return wireTap;
    }

    private BackendTap backendTap() {
        if (backendTap == null) {
            backendTap = scene.enter(new BackendTap(backend().port(), scene.journal()));
        }
        return backendTap;
    }

    /** What the backend has answered to the newest request with a marker, as it passed. */
    public byte[] passedAnswer(String marker) {
        return backendTap()
                .about(marker)
                .orElseThrow(() -> new AssertionError("no exchange with the backend: " + marker))
                .answer();
    }

    /** Blames a worker that keeps the backend busy for requests that have ended. */
    public void settle() {
        if (backendTap == null) {
            return;
        }
        BackendTap tap = backendTap;
        try {
            scene.patience()
                    .until(
                            "exchanges with the backend end with their requests",
                            () -> tap.open() <= scene.taps().invariants().inFlight());
        } catch (AssertionError busy) {
            scene.taps().findings().program("an exchange with the backend outlives its request");
        }
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
