/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import modelrelay.worker.core.Event;

/**
 * A worker, for programs that embed one. Every method may be called from any thread and returns at
 * once; what becomes of it is seen in {@link #snapshot}, told to listeners, or in {@link #stopped}.
 *
 * <p>A worker lives once: after it has stopped, another one is made.
 */
public final class Worker implements AutoCloseable {

    private final CoreOwner owner;
    private final List<Consumer<WorkerEvent>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    private final ExecutorService notifier =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("worker-events").factory());

    /**
     * A worker that does nothing until it is started.
     *
     * @throws IllegalArgumentException if the CA file cannot be used
     */
    public Worker(WorkerConfig config) {
        owner = new CoreOwner(config, this::tell);
    }

    /** Begins to connect, register and serve. To be called once. */
    public void start() {
        owner.submit(new Event.Started());
    }

    /** The worker at this moment. */
    public WorkerSnapshot snapshot() {
        return owner.snapshot();
    }

    /**
     * Adds somebody to tell. Events come in order on one thread of the worker; a listener that
     * blocks delays the others, not the requests.
     */
    public void listen(Consumer<WorkerEvent> listener) {
        listeners.add(listener);
    }

    /**
     * Changes the configuration. Running requests finish with the old one; if the server must see
     * the worker anew, it then connects again.
     *
     * @throws IllegalArgumentException if the CA file cannot be used; nothing is changed then
     */
    public void reconfigure(WorkerConfig config) {
        owner.reconfigure(config);
    }

    /** Asks the server for no new requests; running ones finish, the connection stays. */
    public void pause() {
        owner.submit(new Event.PauseAsked(true));
    }

    /** Takes requests again. */
    public void resume() {
        owner.submit(new Event.PauseAsked(false));
    }

    /** Takes nothing new, finishes what runs, leaves by the deadline, and stops for good. */
    public CompletableFuture<Boolean> drain(Duration timeout) {
        owner.submit(new Event.StopAsked(timeout.toNanos()));
        return stopped();
    }

    /** Done when the worker has stopped; true if every request was finished. */
    public CompletableFuture<Boolean> stopped() {
        return stopped.copy();
    }

    /** Stops at once: running requests are given up and their backend connections closed. */
    @Override
    public void close() {
        owner.submit(new Event.AbortAsked());
    }

    private void tell(WorkerEvent event) {
        try {
            notifier.execute(() -> deliver(event));
        } catch (RejectedExecutionException ignored) {
            // Stopped has been told; nothing after it matters.
        }
    }

    private void deliver(WorkerEvent event) {
        for (Consumer<WorkerEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                Log.listenerFailed(e);
            }
        }
        if (event instanceof WorkerEvent.Stopped end) {
            stopped.complete(end.clean());
            notifier.shutdown();
        }
    }
}
