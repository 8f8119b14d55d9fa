/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import modelrelay.protocol.Request;
import modelrelay.worker.backend.BackendFault;
import modelrelay.worker.relay.LinkEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker's log lines; those of CLI-059 to CLI-064 are part of the contract. */
final class Log {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private Log() {}

    static void connected(WorkerConfig config) {
        LOG.atInfo()
                .addKeyValue("url", config.relayUrl())
                .addKeyValue("provider", config.provider())
                .log("connected to proxy");
    }

    static void registered(WorkerConfig config, WorkerEvent.Registered event) {
        LOG.atInfo()
                .addKeyValue("worker", event.workerId())
                .addKeyValue("name", config.name())
                .addKeyValue("models", String.join(",", event.models()))
                .addKeyValue("slots", config.slots())
                .log("registered");
        for (String warning : event.warnings()) {
            LOG.atWarn()
                    .addKeyValue("worker", event.workerId())
                    .addKeyValue("warning", warning)
                    .log("registration warning");
        }
    }

    static void forwarding(Request request) {
        LOG.atInfo()
                .addKeyValue("request", request.requestId())
                .addKeyValue("model", request.model())
                .addKeyValue("endpoint", path(request.endpointPath()))
                .addKeyValue("streaming", request.isStreaming())
                .log("forwarding request");
    }

    /** Without the query, in which some clients send keys (SEC-015). */
    private static String path(String endpointPath) {
        int query = endpointPath.indexOf('?');
        return query < 0 ? endpointPath : endpointPath.substring(0, query);
    }

    static void completed(Request request, int status) {
        LOG.atDebug()
                .addKeyValue("request", request.requestId())
                .addKeyValue("status", status)
                .log("request complete");
    }

    static void backendError(Request request, BackendFault fault, String detail) {
        LOG.atWarn()
                .addKeyValue("request", request.requestId())
                .addKeyValue("fault", fault)
                .addKeyValue("detail", detail)
                .log("backend error");
    }

    static void cancelled(String requestId, String reason) {
        LOG.atInfo()
                .addKeyValue("request", requestId)
                .addKeyValue("reason", reason)
                .log("cancelled");
    }

    static void refused(String requestId, Object why) {
        LOG.atWarn()
                .addKeyValue("request", requestId)
                .addKeyValue("why", why)
                .log("request refused");
    }

    static void draining(int running) {
        LOG.atInfo().addKeyValue("running", running).log("graceful shutdown");
    }

    static void ignored(String what) {
        LOG.atDebug().addKeyValue("what", what).log("message ignored");
    }

    static void malformed(String fault) {
        LOG.atWarn().addKeyValue("fault", fault).log("unusable message from the server ignored");
    }

    static void lost(WorkerConfig config, LinkEnd end) {
        switch (end.kind()) {
            case REJECTED ->
                    LOG.atError()
                            .addKeyValue("url", config.relayUrl())
                            .addKeyValue("provider", config.provider())
                            .addKeyValue("reason", end.reason())
                            .log(
                                    "authentication rejected by the server: check secret and provider");
            case UNREACHABLE ->
                    LOG.atWarn()
                            .addKeyValue("url", config.relayUrl())
                            .addKeyValue("reason", end.reason())
                            .log("proxy cannot be reached");
            case CLOSED ->
                    LOG.atInfo()
                            .addKeyValue("url", config.relayUrl())
                            .addKeyValue("reason", end.reason())
                            .log("disconnected from proxy");
        }
    }

    static void models(Object models) {
        LOG.atInfo().addKeyValue("models", models).log("models found");
    }

    static void modelsUnknown() {
        LOG.warn("models cannot be looked up at the backend, keeping the last list");
    }

    static void stopped(boolean clean) {
        LOG.atInfo().addKeyValue("clean", clean).log("stopped");
    }

    static void listenerFailed(RuntimeException thrown) {
        LOG.atError().setCause(thrown).log("a listener failed");
    }
}
