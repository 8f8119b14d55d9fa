/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.worker;

import io.undertow.server.HttpHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import modelrelay.server.http.IoTasks;
import modelrelay.server.relay.Relay;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/** All connections of workers, registered or not. Thread-safe. */
public final class WorkerLinks {

    // Closing a socket costs about half a millisecond; between slices the thread serves others.
    private static final int SLICE = 16;

    private final Relay relay;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private final IgnoredFrames ignored = new IgnoredFrames();
    private final Set<WorkerLink> open = ConcurrentHashMap.newKeySet();
    private final Queue<CompletableFuture<Void>> waitingForEmpty = new ConcurrentLinkedQueue<>();

    /** No connection yet. */
    public WorkerLinks(Relay relay, WorkerSettings settings, InstantSource clock) {
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
    }

    /** The handler of {@code GET /v1/worker/connect}. */
    public HttpHandler connectHandler() {
        return new ConnectHandler(new Admission(relay, settings), this::connected);
    }

    /** What was ignored so far. */
    public IgnoredFrames ignored() {
        return ignored;
    }

    /** Cuts every connection, in slices so that other traffic on the I/O threads goes on. */
    public void cutAll() {
        Map<XnioIoThread, Queue<WorkerLink>> byThread = new HashMap<>();
        for (WorkerLink link : open) {
            byThread.computeIfAbsent(link.thread(), _ -> new ArrayDeque<>()).add(link);
        }
        byThread.forEach((thread, links) -> IoTasks.run(thread, () -> cutSlice(thread, links)));
    }

    private static void cutSlice(XnioIoThread thread, Queue<WorkerLink> links) {
        for (int i = 0; i < SLICE && !links.isEmpty(); i++) {
            links.remove().cut();
        }
        if (!links.isEmpty()) {
            IoTasks.run(thread, () -> cutSlice(thread, links));
        }
    }

    private void connected(StreamConnection connection, Admission.Verdict verdict) {
        WorkerLink link = new WorkerLink(connection, relay, this);
        open.add(link);
        switch (verdict) {
            case Admission.Verdict.Admitted(var provider) -> link.welcome(provider);
            case Admission.Verdict.Refused(var reason) -> link.refuse(reason);
        }
    }

    /** Completes when no connection is open any more. */
    public CompletableFuture<Void> empty() {
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        waitingForEmpty.add(waiting);
        tellIfEmpty();
        return waiting;
    }

    void gone(WorkerLink link) {
        open.remove(link);
        tellIfEmpty();
    }

    private void tellIfEmpty() {
        if (open.isEmpty()) {
            waitingForEmpty.forEach(waiting -> waiting.complete(null));
        }
    }

    /** Bytes of memory held for unfinished messages of all connections; for tests. */
    long heldBytes() {
        return open.stream().mapToLong(WorkerLink::heldBytes).sum();
    }

    int maxMessageBytes() {
        return settings.maxMessageBytes();
    }

    Duration registerTimeout() {
        return settings.registerTimeout();
    }

    InstantSource clock() {
        return clock;
    }
}
