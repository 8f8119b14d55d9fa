/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import modelrelay.server.core.models.ModelList;
import org.jspecify.annotations.Nullable;

/**
 * Which worker serves a request: the one with the lowest load, in turn among equals (SEL-010,
 * SEL-011).
 *
 * <p>Eligible workers have a seat in the row of each model they list; a wildcard worker has one
 * seat, in the wildcard's row. Choosing looks at the first seat of two rows. A worker whose load
 * changes is reseated in each of its rows: O(its models · log workers).
 */
final class WorkerChoice {

    /**
     * A worker's place in the row of one model; ordered by load, then by who was picked longest
     * ago.
     */
    static final class Seat implements Comparable<Seat> {
        private final ConnectedWorker worker;
        private long lastPick;

        Seat(ConnectedWorker worker) {
            this.worker = worker;
        }

        @Override
        public int compareTo(Seat other) {
            int byLoad = Long.compare(worker.load(), other.worker.load());
            if (byLoad != 0) {
                return byLoad;
            }
            int byTurn = Long.compare(lastPick, other.lastPick);
            return byTurn != 0 ? byTurn : Long.compare(worker.order(), other.worker.order());
        }
    }

    private final Map<String, TreeSet<Seat>> rows = new HashMap<>();
    private long picks;

    /** The best worker for the model, or null if none is eligible. */
    @Nullable ConnectedWorker choose(String model) {
        Seat named = first(model);
        Seat wildcard = first(ModelList.WILDCARD);
        if (named == null || wildcard == null) {
            Seat only = named == null ? wildcard : named;
            return only == null ? null : only.worker;
        }
        return named.compareTo(wildcard) <= 0 ? named.worker : wildcard.worker;
    }

    /** Changes something about a worker that may change its place or its eligibility. */
    void change(ConnectedWorker worker, Runnable change) {
        worker.seats().forEach(this::leave);
        change.run();
        if (worker.isEligible()) {
            worker.seats().forEach(this::sit);
        }
    }

    /** It was this worker's turn for the model. Only within {@link #change}. */
    void picked(ConnectedWorker worker, String model) {
        Seat seat = worker.seats().get(model);
        if (seat == null) {
            seat = worker.seats().get(ModelList.WILDCARD);
        }
        if (seat != null) {
            seat.lastPick = ++picks;
        }
    }

    private @Nullable Seat first(String model) {
        TreeSet<Seat> row = rows.get(model);
        return row == null ? null : row.first();
    }

    private void sit(String model, Seat seat) {
        rows.computeIfAbsent(model, name -> new TreeSet<>()).add(seat);
    }

    private void leave(String model, Seat seat) {
        TreeSet<Seat> row = rows.get(model);
        if (row != null) {
            row.remove(seat);
            if (row.isEmpty()) {
                rows.remove(model);
            }
        }
    }
}
