/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.util.LinkedHashMap;
import java.util.Map;
import modelrelay.contract.tap.Journal;

/** The worker under test. */
public final class WorkerProcess implements AutoCloseable {
    private final Program program;

    /**
     * Starts a worker; whoever needs it registered asks its server.
     *
     * @param settings environment variables beside the usual ones
     */
    public WorkerProcess(
            String name,
            int serverPort,
            String backendUrl,
            Map<String, String> settings,
            Journal journal) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PROXY_URL", "http://127.0.0.1:" + serverPort);
        environment.put("WORKER_SECRET", RelayProcess.SECRET);
        environment.put("BACKEND_URL", backendUrl);
        environment.put("WORKER_NAME", name);
        environment.putAll(settings);
        this.program = new Program(name, Programs.worker(), environment, journal);
    }

    /** The process. */
    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
