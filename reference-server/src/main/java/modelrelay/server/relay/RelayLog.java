/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log lines that operators grep for. Never called under a lock; never sees a body. */
final class RelayLog {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    void registered(ProviderName provider, Registration registration, Effect.Acknowledge ack) {
        LOG.info(
                "worker registered worker={} provider={} name={} models={} max_concurrent={}",
                ack.worker(),
                provider,
                plain(registration.workerName()),
                ack.models().size(),
                registration.maxConcurrent());
        for (String warning : ack.warnings()) {
            LOG.warn("worker registration worker={} warning=\"{}\"", ack.worker(), warning);
        }
    }

    void dispatched(Effect.Dispatch dispatch, Exchange exchange) {
        LOG.info(
                "request dispatched request={} worker={} provider={} model={} dispatches={}",
                dispatch.request(),
                dispatch.worker(),
                exchange.provider(),
                plain(exchange.model()),
                dispatch.dispatches());
    }

    void requeued(Effect.Requeue requeue) {
        LOG.warn(
                "request requeued request={} worker={} requeues={}",
                requeue.request(),
                requeue.lost(),
                requeue.requeues());
    }

    void completed(RequestId request, WorkerId worker, int status) {
        LOG.info("response complete request={} worker={} status={}", request, worker, status);
    }

    void ended(Effect.End end, Exchange exchange, long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        switch (end) {
            case Effect.Complete complete -> {}
            case Effect.Forget forget ->
                    LOG.info("request cancelled request={} ms={}", forget.request(), millis);
            case Effect.Reject reject -> rejected(reject.reason(), exchange, millis);
            case Effect.BreakOff breakOff -> rejected(breakOff.reason(), exchange, millis);
        }
    }

    private static void rejected(RejectReason reason, Exchange exchange, long millis) {
        LOG.warn(
                "{} request={} provider={} model={} ms={}",
                line(reason),
                exchange.request(),
                exchange.provider(),
                plain(exchange.model()),
                millis);
    }

    private static String line(RejectReason reason) {
        return switch (reason) {
            case QUEUE_FULL -> "queue full";
            case QUEUE_TIMEOUT -> "queue timeout";
            case REQUEST_TIMEOUT -> "request timeout";
            case REQUEUE_EXHAUSTED -> "requeue exhausted";
            case DRAINING -> "request refused while draining";
            case PROVIDER_DISABLED -> "provider disabled";
            case BACKEND_ERROR -> "backend error";
            case WORKER_LOST -> "answer broken off";
            case ANSWER_TOO_LARGE -> "answer too large";
        };
    }

    void draining(Effect.StartDrain drain) {
        LOG.info(
                "graceful shutdown worker={} cause={} seconds={}",
                drain.worker(),
                drain.cause().name().toLowerCase(Locale.ROOT),
                TimeUnit.NANOSECONDS.toSeconds(drain.remainingNanos()));
    }

    void shutdownBegun(Effect.ShutdownBegun shutdown) {
        LOG.info(
                "graceful shutdown seconds={}",
                TimeUnit.NANOSECONDS.toSeconds(shutdown.remainingNanos()));
    }

    void shutdownEnded(Effect.ShutdownEnded shutdown) {
        LOG.info("graceful shutdown ended in_time={}", shutdown.inTime());
    }

    void closed(WorkerId worker, WorkerClose reason) {
        switch (reason) {
            case HEARTBEAT_TIMED_OUT -> LOG.warn("worker heartbeat timed out worker={}", worker);
            case DRAINED -> LOG.info("worker drained worker={} in_time=true", worker);
            case DRAIN_TIMED_OUT -> LOG.warn("worker drained worker={} in_time=false", worker);
            case PROVIDER_CLOSED, VERSION_MISMATCH ->
                    LOG.warn(
                            "worker refused worker={} reason={}",
                            worker,
                            reason.name().toLowerCase(Locale.ROOT));
        }
    }

    void lost(WorkerId worker) {
        LOG.info("worker lost worker={}", worker);
    }

    void frameDropped(WorkerId worker, String request) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("frame ignored worker={} request={}", worker, plain(request));
        }
    }

    void broken(RuntimeException bug) {
        LOG.error("the ticker met a bug and goes on", bug);
    }

    /** What others named cannot forge a line or a field: one word, printable, of bounded length. */
    private static String plain(String text) {
        int length = Math.min(text.length(), 256);
        StringBuilder plain = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            plain.append(c <= ' ' || c == '"' || c == '=' || Character.isISOControl(c) ? '_' : c);
        }
        return plain.toString();
    }
}
