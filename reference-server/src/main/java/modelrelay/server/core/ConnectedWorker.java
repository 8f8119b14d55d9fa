/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import modelrelay.server.core.models.ModelList;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.core.terms.WorkerView;
import org.jspecify.annotations.Nullable;

/**
 * One registered connection of a worker: what it can, what it holds, how it is.
 *
 * <p>Whatever changes its load or eligibility is called within {@link WorkerChoice#change}.
 */
final class ConnectedWorker {

    /** What a registration comes to once it is normalised. */
    record Profile(String name, int maxConcurrent, List<String> capabilities) {}

    private final WorkerId id;
    private final Provider provider;
    private final Profile profile;
    private final long order;
    private final Heartbeat heartbeat = new Heartbeat();
    private final TreeSet<OpenRequest> held =
            new TreeSet<>(Comparator.comparingLong(OpenRequest::arrival));
    private Map<String, WorkerChoice.Seat> seats = Map.of();
    private ModelList models = new ModelList(List.of(), List.of());
    private int reportedLoad;
    private int externalLoad;
    private boolean owesPong;
    private int cancelledSincePing;
    private int cancelledSinceReport;
    private boolean isGone;
    private Effect.@Nullable DrainCause drainCause;
    private Deadlines.@Nullable Deadline drainDeadline;

    /**
     * A worker without models.
     *
     * @param order grows from worker to worker
     */
    ConnectedWorker(WorkerId id, Provider provider, Profile profile, long order) {
        this.id = id;
        this.provider = provider;
        this.profile = profile;
        this.order = order;
    }

    WorkerId id() {
        return id;
    }

    Provider provider() {
        return provider;
    }

    long order() {
        return order;
    }

    ModelList models() {
        return models;
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Its places by model, wherever it is eligible. */
    Map<String, WorkerChoice.Seat> seats() {
        return seats;
    }

    /** Lists these models from now on; for those it keeps, its turn stays what it was. */
    void list(ModelList newModels) {
        Map<String, WorkerChoice.Seat> newSeats = new LinkedHashMap<>();
        List<String> rows =
                newModels.isWildcard() ? List.of(ModelList.WILDCARD) : newModels.names();
        for (String row : rows) {
            WorkerChoice.Seat kept = seats.get(row);
            newSeats.put(row, kept == null ? new WorkerChoice.Seat(this) : kept);
        }
        seats = newSeats;
        models = newModels;
    }

    /** The load at its registration: all of it is external (SEL-008). */
    void registered(int load) {
        report(load, 0);
    }

    /** A ping leaves: what is cancelled from now on its pong may still count. */
    void pinged() {
        owesPong = true;
        cancelledSincePing = 0;
    }

    /** One of its requests is cancelled, which it learns only after what is under way to it. */
    void cancelled() {
        cancelledSincePing++;
        cancelledSinceReport++;
    }

    /** The load in a pong, which answers the last ping if it owes that. */
    void pong(int load) {
        int crossed = owesPong ? cancelledSincePing : 0;
        report(load, crossed);
        owesPong = false;
        // A models_update right behind it may have been sent before the same cancels came.
        cancelledSinceReport = crossed;
    }

    /** The load in a models_update, which answers nothing. */
    void updated(int load) {
        report(load, cancelledSinceReport);
        cancelledSinceReport = 0;
    }

    /** What is not from here is external; nor is a request whose cancel the report crossed. */
    private void report(int load, int crossed) {
        reportedLoad = Math.max(0, load);
        externalLoad = Math.max(0, reportedLoad - held.size() - crossed);
    }

    /** Requests in flight from here plus the external load. */
    long load() {
        return (long) held.size() + externalLoad;
    }

    boolean isEligible() {
        return !isGone
                && drainCause == null
                && !heartbeat.isOverdue()
                && load() < profile.maxConcurrent();
    }

    void hold(OpenRequest request) {
        held.add(request);
    }

    void release(OpenRequest request) {
        if (!held.remove(request)) {
            throw new IllegalStateException(request.id() + ": is not held by " + id);
        }
    }

    /** What it holds, in the order of arrival. */
    List<OpenRequest> held() {
        return List.copyOf(held);
    }

    boolean isIdle() {
        return held.isEmpty();
    }

    boolean isDraining() {
        return drainCause != null;
    }

    void drain(Effect.DrainCause cause) {
        drainCause = cause;
    }

    Deadlines.@Nullable Deadline drainDeadline() {
        return drainDeadline;
    }

    void drainBy(Deadlines.@Nullable Deadline deadline) {
        drainDeadline = deadline;
    }

    void gone() {
        isGone = true;
    }

    WorkerView view() {
        return new WorkerView(
                id,
                provider.name(),
                profile.name(),
                models.names(),
                profile.maxConcurrent(),
                reportedLoad,
                held.size(),
                isDraining());
    }
}
